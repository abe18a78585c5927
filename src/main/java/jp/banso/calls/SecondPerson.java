package jp.banso.calls;

import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import jp.banso.parties.Groups;
import jp.banso.parties.People;
import jp.banso.parties.PersonView;
import jp.banso.parties.RoleKind;
import jp.banso.parties.Viewer;
import org.springframework.stereotype.Component;

/**
 * Two pairs of eyes before a call goes to the ministry or to the public: who changed it does not confirm it.
 * Where every manager has, each of them saw what the others wrote before, and only the last
 * of them has no manager behind.
 */
@Component
class SecondPerson {

  private final People people;

  SecondPerson(People people) {
    this.people = people;
  }

  boolean is(Viewer viewer, Call call) {
    if (!viewer.holds(Groups.secretariatManager(call.programme()))) {
      return false;
    }
    Set<UUID> managers =
        people.withRole(RoleKind.SECRETARIAT_MANAGER, call.programme()).stream()
            .map(PersonView::id)
            .collect(Collectors.toSet());
    boolean allHaveEdited = managers.stream().allMatch(call::wasEditedBy);
    UUID self = viewer.personId();
    return allHaveEdited ? call.lastEditor(managers).filter(self::equals).isEmpty() : !call.wasEditedBy(self);
  }
}
