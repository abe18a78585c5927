package jp.banso.support.process;

import jp.banso.kernel.CaseKey;
import jp.banso.support.DispatchService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** 派遣を終える. */
@Component
class CloseDispatchDelegate implements JavaDelegate {

  private final DispatchService service;

  CloseDispatchDelegate(DispatchService service) {
    this.service = service;
  }

  @Override
  public void execute(DelegateExecution execution) {
    service.close(new CaseKey(execution.getProcessBusinessKey()));
  }
}
