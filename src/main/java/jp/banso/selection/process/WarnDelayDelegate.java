package jp.banso.selection.process;

import jp.banso.kernel.CaseKey;
import jp.banso.selection.RoundService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** 責任者に経過を知らせる. */
@Component
class WarnDelayDelegate implements JavaDelegate {

  private final RoundService rounds;

  WarnDelayDelegate(RoundService rounds) {
    this.rounds = rounds;
  }

  @Override
  public void execute(DelegateExecution execution) {
    rounds.warnDelay(new CaseKey(execution.getProcessBusinessKey()));
  }
}
