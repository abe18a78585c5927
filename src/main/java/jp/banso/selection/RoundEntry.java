package jp.banso.selection;

import jp.banso.applications.SelectionEntry;
import jp.banso.calls.CallId;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Lets an application in as long as no reviewer has been assigned. */
@Component
class RoundEntry implements SelectionEntry {

  private final SelectionRounds rounds;

  RoundEntry(SelectionRounds rounds) {
    this.rounds = rounds;
  }

  @Override
  @Transactional(propagation = Propagation.MANDATORY)
  public boolean takesIn(CallId call) {
    return rounds.lockByCallId(call.value()).map(round -> round.state().takesIn()).orElse(true);
  }
}
