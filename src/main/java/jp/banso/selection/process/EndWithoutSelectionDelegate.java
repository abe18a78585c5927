package jp.banso.selection.process;

import jp.banso.kernel.CaseKey;
import jp.banso.selection.RecallService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** 該当なしとして記録する. */
@Component
class EndWithoutSelectionDelegate implements JavaDelegate {

  private final RecallService recalls;

  EndWithoutSelectionDelegate(RecallService recalls) {
    this.recalls = recalls;
  }

  @Override
  public void execute(DelegateExecution execution) {
    recalls.endWithoutSelection(new CaseKey(execution.getProcessBusinessKey()));
  }
}
