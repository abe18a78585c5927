package jp.banso.selection.process;

import jp.banso.kernel.CaseKey;
import jp.banso.selection.RoundService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** 目安の超過を記録する. */
@Component
class FlagDelayDelegate implements JavaDelegate {

  private final RoundService rounds;

  FlagDelayDelegate(RoundService rounds) {
    this.rounds = rounds;
  }

  @Override
  public void execute(DelegateExecution execution) {
    rounds.flagDelay(new CaseKey(execution.getProcessBusinessKey()));
  }
}
