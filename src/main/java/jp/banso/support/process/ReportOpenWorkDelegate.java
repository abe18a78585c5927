package jp.banso.support.process;

import jp.banso.kernel.CaseKey;
import jp.banso.support.PeriodService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** 残っている対応を責任者に知らせる. */
@Component
class ReportOpenWorkDelegate implements JavaDelegate {

  private final PeriodService service;

  ReportOpenWorkDelegate(PeriodService service) {
    this.service = service;
  }

  @Override
  public void execute(DelegateExecution execution) {
    service.reportOpenWork(new CaseKey(execution.getProcessBusinessKey()));
  }
}
