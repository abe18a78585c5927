package jp.banso.calls.process;

import jp.banso.calls.CallPreparation;
import jp.banso.kernel.CaseKey;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** 公募を公表する. */
@Component
class PublishCallDelegate implements JavaDelegate {

  private final CallPreparation calls;

  PublishCallDelegate(CallPreparation calls) {
    this.calls = calls;
  }

  @Override
  public void execute(DelegateExecution execution) {
    calls.publish(new CaseKey(execution.getProcessBusinessKey()));
  }
}
