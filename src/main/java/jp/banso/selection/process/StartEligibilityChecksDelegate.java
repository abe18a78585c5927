package jp.banso.selection.process;

import jp.banso.kernel.CaseKey;
import jp.banso.selection.RoundService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** 要件の判定を始める. */
@Component
class StartEligibilityChecksDelegate implements JavaDelegate {

  private final RoundService rounds;

  StartEligibilityChecksDelegate(RoundService rounds) {
    this.rounds = rounds;
  }

  @Override
  public void execute(DelegateExecution execution) {
    execution.setVariable(
        "anyApplication", rounds.startChecks(new CaseKey(execution.getProcessBusinessKey())));
  }
}
