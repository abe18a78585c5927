package jp.banso.calls;

import jp.banso.parties.Groups;
import jp.banso.parties.People;
import jp.banso.parties.RoleKind;
import jp.banso.parties.Viewer;
import org.springframework.stereotype.Component;

/**
 * Two pairs of eyes before a call goes to the ministry or to the public: who changed it does not confirm it.
 * Where every manager has, each of them saw what the others wrote before, and only the last has nobody behind.
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
    boolean allHaveEdited =
        people.withRole(RoleKind.SECRETARIAT_MANAGER, call.programme()).stream()
            .allMatch(manager -> call.wasEditedBy(manager.id()));
    return allHaveEdited ? !call.wasLastEditedBy(viewer.personId()) : !call.wasEditedBy(viewer.personId());
  }
}
