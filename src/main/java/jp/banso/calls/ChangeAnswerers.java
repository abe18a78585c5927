package jp.banso.calls;

import java.util.List;
import java.util.UUID;
import jp.banso.kernel.ProgrammeCode;
import jp.banso.parties.People;
import jp.banso.parties.RoleKind;
import org.springframework.stereotype.Component;

/** Who there is to answer a proposal: the ministry, or on its word the secretariat; else another manager. */
@Component
class ChangeAnswerers {

  private static final List<RoleKind> OF_MINISTRY =
      List.of(RoleKind.MINISTRY, RoleKind.SECRETARIAT_MANAGER, RoleKind.SECRETARIAT);

  private final People people;

  ChangeAnswerers(People people) {
    this.people = people;
  }

  /** Whether there is anybody but who proposes. */
  boolean exist(ProgrammeCode programme, boolean concurrenceNeeded, UUID proposer) {
    return (concurrenceNeeded ? OF_MINISTRY : List.of(RoleKind.SECRETARIAT_MANAGER))
        .stream()
            .flatMap(role -> people.withRole(role, programme).stream())
            .anyMatch(person -> !person.id().equals(proposer));
  }
}
