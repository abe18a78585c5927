package jp.banso.correspondence;

import java.util.HashSet;
import java.util.Set;
import jp.banso.parties.DeskContact;
import jp.banso.parties.People;
import jp.banso.parties.RoleKind;
import jp.banso.parties.Viewer;
import org.springframework.stereotype.Component;

/**
 * The addresses at which a viewer reads mail: the person's own, those of whom the person succeeded, and for a prefecture
 * its desk's.
 * Others have a prefecture code as well, of their organisation, and are no part of its desk.
 */
@Component
class OwnAddresses {

  private final People people;

  OwnAddresses(People people) {
    this.people = people;
  }

  Set<String> of(Viewer viewer) {
    Set<String> addresses = new HashSet<>(people.mailsReadBy(viewer.personId(), viewer.programme()));
    if (viewer.role() == RoleKind.PREFECTURE) {
      // of every year: a case goes on after its fiscal year has ended
      people.desksOf(viewer.programme(), viewer.prefectureOrNull()).stream()
          .map(DeskContact::mail)
          .forEach(addresses::add);
    }
    return addresses;
  }
}
