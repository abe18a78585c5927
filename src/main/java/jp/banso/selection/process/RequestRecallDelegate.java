package jp.banso.selection.process;

import jp.banso.kernel.CaseKey;
import jp.banso.selection.RecallService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** 再公募を求める. */
@Component
class RequestRecallDelegate implements JavaDelegate {

  private final RecallService recalls;

  RequestRecallDelegate(RecallService recalls) {
    this.recalls = recalls;
  }

  @Override
  public void execute(DelegateExecution execution) {
    recalls.recall(new CaseKey(execution.getProcessBusinessKey()));
  }
}
