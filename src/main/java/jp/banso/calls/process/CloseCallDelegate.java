package jp.banso.calls.process;

import jp.banso.calls.CallPreparation;
import jp.banso.kernel.CaseKey;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** 公募を締め切る. */
@Component
class CloseCallDelegate implements JavaDelegate {

  private final CallPreparation calls;

  CloseCallDelegate(CallPreparation calls) {
    this.calls = calls;
  }

  @Override
  public void execute(DelegateExecution execution) {
    calls.close(new CaseKey(execution.getProcessBusinessKey()));
  }
}
