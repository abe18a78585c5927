package jp.banso.selection;

import java.util.List;
import jp.banso.applications.ApplicationPlace;
import jp.banso.calls.CallView;
import jp.banso.correspondence.MailOrder;
import jp.banso.correspondence.Mailroom;
import jp.banso.parties.People;
import jp.banso.parties.PersonView;
import jp.banso.parties.RoleKind;
import org.springframework.stereotype.Component;

/** Tells a reviewer that a review is no longer wanted, and stops what would still ask for it. */
@Component
class ReviewLetters {

  private static final List<String> ASKING = List.of("selection-review-request", "reminder");

  private final People people;
  private final Mailroom mailroom;

  ReviewLetters(People people, Mailroom mailroom) {
    this.people = people;
    this.mailroom = mailroom;
  }

  /** Another does it instead. */
  void takenOff(CallView call, ApplicationPlace place, Review review) {
    ended(call, place, review, false);
  }

  /** The application was withdrawn. */
  void withdrawn(CallView call, ApplicationPlace place, Review review) {
    ended(call, place, review, true);
  }

  /** Nothing asks for it any more, whether it was done or not. */
  void stopAsking(Review review) {
    mailroom.cancelWaiting(review.key(), ASKING);
  }

  /** Someone whose account has ended meanwhile is not written to. */
  private void ended(CallView call, ApplicationPlace place, Review review, boolean withdrawn) {
    stopAsking(review);
    people.withRole(RoleKind.REVIEWER, review.programme()).stream()
        .filter(person -> person.id().equals(review.reviewerId()))
        .findFirst()
        .map(person -> letter(call, place, review, person).value("withdrawn", withdrawn))
        .ifPresent(mailroom::send);
  }

  private static MailOrder letter(
      CallView call, ApplicationPlace place, Review review, PersonView reviewer) {
    return MailOrder.of("selection-review-ended", review.programme(), review.key(), "/reviews")
        .to(reviewer.mail())
        .value("addressee", reviewer.displayName())
        .value("projectTitle", call.projectTitle())
        .value("prefecture", place.prefecture().name())
        .value("areaName", place.areaName());
  }
}
