package jp.banso.applications;

import java.util.List;
import jp.banso.applications.ConfirmerPolicy.Confirmer;
import jp.banso.parties.People;
import jp.banso.parties.PersonView;
import jp.banso.parties.ProxyEntry;
import jp.banso.parties.RoleKind;
import jp.banso.parties.Viewer;
import org.springframework.stereotype.Component;

/** Who confirms an application for its prefecture, against {@link ConfirmerPolicy}. */
@Component
class Confirmers {

  private final People people;

  Confirmers(People people) {
    this.people = people;
  }

  /** True if another person has to confirm it. */
  boolean isOwnApplication(Viewer viewer, Application application) {
    Confirmer confirmer = confirmer(viewer);
    return ConfirmerPolicy.isDrafter(confirmer, application.drafterId())
        || ConfirmerPolicy.isRepresentative(
            confirmer, application.answers().text("representative.name"),
            application.answers().text("representative.email"));
  }

  private Confirmer confirmer(Viewer viewer) {
    if (viewer.role() != RoleKind.PREFECTURE) {
      return new Confirmer(null, viewer.proxy().map(ProxyEntry::saidBy).orElse(""), null);
    }
    String mail = people.find(viewer.personId()).map(PersonView::mail).orElse("");
    String owner = people.namesByMail(viewer.programme(), List.of(mail)).getOrDefault(mail, "");
    return new Confirmer(
        viewer.personId(), viewer.displayName(), owner.equals(viewer.displayName()) ? mail : null);
  }
}
