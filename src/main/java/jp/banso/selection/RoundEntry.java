package jp.banso.selection;

import jp.banso.applications.SelectionEntry;
import jp.banso.calls.CallId;
import jp.banso.kernel.Outcome;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Lets an application in as long as its round can still judge it with the others. */
@Component
class RoundEntry implements SelectionEntry {

  private final SelectionRounds rounds;

  RoundEntry(SelectionRounds rounds) {
    this.rounds = rounds;
  }

  @Override
  @Transactional(propagation = Propagation.MANDATORY)
  public Outcome<Void> takesIn(CallId call) {
    return rounds.lockByCallId(call.value()).map(SelectionRound::takesIn).orElseGet(Outcome::done);
  }
}
