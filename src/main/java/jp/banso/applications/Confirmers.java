package jp.banso.applications;

import java.util.List;
import java.util.Locale;
import java.util.UUID;
import jp.banso.applications.ConfirmerPolicy.Confirmer;
import jp.banso.applications.ConfirmerPolicy.Likeness;
import jp.banso.applications.ConfirmerPolicy.Representative;
import jp.banso.forms.Answers;
import jp.banso.kernel.ProgrammeCode;
import jp.banso.parties.People;
import jp.banso.parties.PersonView;
import jp.banso.parties.ProxyEntry;
import jp.banso.parties.RoleKind;
import jp.banso.parties.Viewer;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Who confirms an application for its prefecture, against {@link ConfirmerPolicy}. */
@Component
class Confirmers {

  private static final String NAME = RepresentativeService.FIELD_NAME;

  private final People people;
  private final Addressees addressees;
  private final MessageSource messages;

  Confirmers(People people, Addressees addressees, MessageSource messages) {
    this.messages = messages;
    this.people = people;
    this.addressees = addressees;
  }

  /**
   * Whether the viewer is who has to let another person confirm it: its 代表者 or drafter. Where only the viewer can tell,
   * it is as the viewer declares when confirming.
   */
  Likeness likeness(Viewer viewer, Application application) {
    return likeness(confirmer(viewer, application), application, application.answers());
  }

  /**
   * Whether whoever confirmed it may not have, as these answers name the 代表者: they can change afterwards. What was
   * declared then is of the 代表者 of then.
   */
  Likeness likenessThen(PrefectureReview review, Application application, Answers answers) {
    return review.confirmer()
        .map(then -> of(then.id(), then.name(), application))
        .map(then -> likeness(then, application, answers))
        .filter(
            then ->
                then != Likeness.UNCERTAIN
                    || !ConfirmerPolicy.isSameName(review.declaredAgainst(), answers.text(NAME)))
        .orElse(Likeness.OTHER);
  }

  /** Notes the viewer as who confirmed it, and that another person is its 代表者 where the viewer had to declare that. */
  void confirmed(Viewer viewer, Application application, PrefectureReview review, boolean declared) {
    boolean asked = likeness(viewer, application) == Likeness.UNCERTAIN;
    review.confirmed(confirmer(viewer, application), asked && declared ? application.answers().text(NAME) : null);
  }

  private Likeness likeness(Confirmer confirmer, Application application, Answers answers) {
    if (ConfirmerPolicy.isDrafter(confirmer, application.drafterId())) {
      return Likeness.SAME;
    }
    return ConfirmerPolicy.likeness(
        confirmer,
        new Representative(
            answers.text(NAME), answers.text("representative.email"),
            answers.text("representative.affiliation").strip().startsWith(application.prefecture().name())),
        List.of(messages.getMessage("applications.confirmer.units", null, Locale.JAPAN).split(" ")));
  }

  private Confirmer confirmer(Viewer viewer, Application application) {
    return viewer.role() == RoleKind.PREFECTURE
        ? of(viewer.personId(), viewer.displayName(), application)
        : of(null, viewer.proxy().map(ProxyEntry::saidBy).orElse(""), application);
  }

  /** Of whose word the secretariat records, only the desk's address is known. */
  private Confirmer of(UUID person, String name, Application application) {
    return person == null
        ? new Confirmer(null, name, null, addressees.prefecture(application).orElse(null))
        : of(person, name, application.programme());
  }

  private Confirmer of(UUID person, String name, ProgrammeCode programme) {
    String mail = people.find(person).map(PersonView::mail).orElse("");
    String owner = people.namesByMail(programme, List.of(mail)).getOrDefault(mail, "");
    boolean alone = owner.equals(name);
    return new Confirmer(person, name, alone ? mail : null, alone ? null : mail);
  }
}
