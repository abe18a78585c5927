package jp.banso.support.process;

import jp.banso.kernel.CaseKey;
import jp.banso.support.AcceptanceService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** 辞退を選定に知らせる. */
@Component
class ReportDeclineDelegate implements JavaDelegate {

  private final AcceptanceService service;

  ReportDeclineDelegate(AcceptanceService service) {
    this.service = service;
  }

  @Override
  public void execute(DelegateExecution execution) {
    service.reportDecline(new CaseKey(execution.getProcessBusinessKey()));
  }
}
