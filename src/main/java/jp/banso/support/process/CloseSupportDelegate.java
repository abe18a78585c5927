package jp.banso.support.process;

import jp.banso.kernel.CaseKey;
import jp.banso.support.ReportService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** 伴走支援を終える. */
@Component
class CloseSupportDelegate implements JavaDelegate {

  private final ReportService service;

  CloseSupportDelegate(ReportService service) {
    this.service = service;
  }

  @Override
  public void execute(DelegateExecution execution) {
    service.close(new CaseKey(execution.getProcessBusinessKey()));
  }
}
