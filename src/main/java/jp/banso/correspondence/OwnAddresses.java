package jp.banso.correspondence;

import java.time.Clock;
import java.util.HashSet;
import java.util.Set;
import jp.banso.kernel.FiscalYear;
import jp.banso.parties.DeskContact;
import jp.banso.parties.People;
import jp.banso.parties.PersonView;
import jp.banso.parties.Viewer;
import org.springframework.stereotype.Component;

/** The addresses at which a viewer reads mail: the person's own, and a prefecture's desk. */
@Component
class OwnAddresses {

  private final People people;
  private final Clock clock;

  OwnAddresses(People people, Clock clock) {
    this.people = people;
    this.clock = clock;
  }

  Set<String> of(Viewer viewer) {
    Set<String> addresses = new HashSet<>();
    people.find(viewer.personId()).map(PersonView::mail).ifPresent(addresses::add);
    viewer
        .prefecture()
        .flatMap(code -> people.desk(viewer.programme(), FiscalYear.of(clock.instant()), code))
        .map(DeskContact::mail)
        .ifPresent(addresses::add);
    return addresses;
  }
}
