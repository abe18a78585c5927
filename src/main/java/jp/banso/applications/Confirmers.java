package jp.banso.applications;

import java.util.List;
import java.util.UUID;
import jp.banso.applications.ConfirmerPolicy.Confirmer;
import jp.banso.forms.Answers;
import jp.banso.kernel.ProgrammeCode;
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
    return isOwn(confirmer(viewer), application, application.answers());
  }

  /** True if whoever confirmed it may not have, as these answers name the 代表者: they can change afterwards. */
  boolean wasConfirmedByOwn(PrefectureReview review, Application application, Answers answers) {
    return review.confirmer()
        .map(then -> then.id() == null ? then : of(then.id(), then.name(), application.programme()))
        .filter(then -> isOwn(then, application, answers))
        .isPresent();
  }

  private static boolean isOwn(Confirmer confirmer, Application application, Answers answers) {
    return ConfirmerPolicy.isDrafter(confirmer, application.drafterId())
        || ConfirmerPolicy.isRepresentative(
            confirmer, answers.text("representative.name"), answers.text("representative.email"));
  }

  Confirmer confirmer(Viewer viewer) {
    if (viewer.role() != RoleKind.PREFECTURE) {
      return new Confirmer(null, viewer.proxy().map(ProxyEntry::saidBy).orElse(""), null);
    }
    return of(viewer.personId(), viewer.displayName(), viewer.programme());
  }

  private Confirmer of(UUID person, String name, ProgrammeCode programme) {
    String mail = people.find(person).map(PersonView::mail).orElse("");
    String owner = people.namesByMail(programme, List.of(mail)).getOrDefault(mail, "");
    return new Confirmer(person, name, owner.equals(name) ? mail : null);
  }
}
