package jp.banso.correspondence;

import jp.banso.correspondence.MailTextRows.Place;
import jp.banso.kernel.FiscalYear;
import jp.banso.kernel.Forbidden;
import jp.banso.kernel.NotFound;
import jp.banso.parties.Viewer;
import org.springframework.stereotype.Component;

/** Who reads and who words the mails of a programme: its secretariat, on its own behalf. */
@Component
class MailTextAccess {

  private final MailKinds kinds;

  MailTextAccess(MailKinds kinds) {
    this.kinds = kinds;
  }

  /** @throws NotFound for who is of no secretariat, and for a year that is none */
  FiscalYear requireReader(Viewer viewer, int year) {
    if (!viewer.role().isSecretariat()) {
      throw new NotFound("mail texts for " + viewer.role());
    }
    try {
      return new FiscalYear(year);
    } catch (IllegalArgumentException e) {
      throw new NotFound("mail texts of " + year);
    }
  }

  /** The text that the viewer may read. */
  Place requireReader(Viewer viewer, int year, String kind) {
    FiscalYear fiscalYear = requireReader(viewer, year);
    MailKind known = kind(kind);
    if (!kinds.isSentBy(viewer.programme(), known)) {
      throw new NotFound("mail " + kind + " of " + viewer.programme());
    }
    return new Place(viewer.programme(), fiscalYear, known.id());
  }

  /** @throws Forbidden for who acts for somebody else */
  Place requireEditor(Viewer viewer, int year, String kind) {
    Place place = requireReader(viewer, year, kind);
    if (viewer.proxy().isPresent()) {
      throw new Forbidden("nobody words mails for another");
    }
    return place;
  }

  MailKind kind(String id) {
    return kinds.find(id).orElseThrow(() -> new NotFound("mail " + id));
  }
}
