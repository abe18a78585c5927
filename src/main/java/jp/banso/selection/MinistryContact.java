package jp.banso.selection;

import jp.banso.kernel.ProgrammeCode;
import jp.banso.parties.People;
import jp.banso.parties.PersonView;
import jp.banso.parties.RoleKind;
import org.springframework.stereotype.Component;

/** To whom the copy of a 代理入力 for the ministry goes, so that it may object. */
@Component
class MinistryContact {

  private final People people;

  MinistryContact(People people) {
    this.people = people;
  }

  /** The mail address of the ministry's desk, null if none is registered. */
  String mail(ProgrammeCode programme) {
    return people.withRole(RoleKind.MINISTRY, programme).stream()
        .findFirst()
        .map(PersonView::mail)
        .orElse(null);
  }
}
