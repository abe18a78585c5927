package jp.banso.selection;

import jp.banso.parties.People;
import jp.banso.parties.RoleKind;
import jp.banso.parties.Viewer;
import org.springframework.stereotype.Component;

/**
 * Two pairs of eyes before the results go out: whoever orders the release has not prepared the draft;
 * where a programme has a single manager, the ministry's own 了承, given in person, is the second pair.
 */
@Component
class SecondPerson {

  private final People people;
  private final SelectionProcess process;

  SecondPerson(People people, SelectionProcess process) {
    this.people = people;
    this.process = process;
  }

  boolean is(Viewer viewer, SelectionRound round, Decision decision) {
    return !decision.isPreparedBy(viewer.personId())
        || (!hasOtherManagers(round) && decision.isConcurredInPerson());
  }

  /** The step that now waits is others' work for whoever prepared the draft, if there are others. */
  void isAsked(SelectionRound round, Decision decision) {
    if (hasOtherManagers(round)) {
      process.releaseLeftToOthers(round.key(), decision.preparedBy());
    }
  }

  private boolean hasOtherManagers(SelectionRound round) {
    return people.areSeveral(RoleKind.SECRETARIAT_MANAGER, round.programme());
  }
}
