package jp.banso.support;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import jp.banso.correspondence.MailOrder;
import jp.banso.parties.People;
import jp.banso.parties.PersonView;
import org.springframework.stereotype.Component;

/** M25 to M28: what advisor, region and prefecture are told of a dispatch. */
@Component
class DispatchLetters {

  private final SupportMail mail;
  private final People people;
  private final Clock clock;

  DispatchLetters(SupportMail mail, People people, Clock clock) {
    this.mail = mail;
    this.people = people;
    this.clock = clock;
  }

  void asked(SupportCycle cycle, Dispatch dispatch, PersonView advisor) {
    MailOrder order = order("M25", cycle, dispatch).on("advisor-" + advisor.id());
    mail.toPerson(order, advisor);
  }

  /** At most one a day, however often it is tried. */
  void overCap(SupportCycle cycle, int cap) {
    mail.toRegion(
        mail.order("M26", cycle, cycle.key(), "").value("cap", cap).on(LocalDate.now(clock).toString()),
        cycle);
  }

  void confirmed(SupportCycle cycle, Dispatch dispatch) {
    MailOrder order = order("M27", cycle, dispatch);
    mail.toRegion(order, cycle);
    advisor(dispatch).ifPresent(advisor -> mail.toPerson(order, advisor));
  }

  void notSent(SupportCycle cycle, Dispatch dispatch, String reason) {
    mail.toRegion(order("dispatch-not-sent", cycle, dispatch).value("reason", reason), cycle);
  }

  /** Asked for, taken on, and yet not held: both are told how it counts. */
  void notHeld(SupportCycle cycle, Dispatch dispatch, String reason, boolean counts) {
    mail.cancelAsking(dispatch.key());
    toBothAtTheEnd(
        order("dispatch-not-held", cycle, dispatch).value("reason", reason).value("counts", counts),
        cycle, dispatch);
  }

  /** Takes back what still waits before it says that the dispatch is cancelled. */
  void cancelled(SupportCycle cycle, Dispatch dispatch, String reason) {
    mail.cancelAsking(dispatch.key());
    MailOrder order = order("dispatch-cancelled", cycle, dispatch).value("reason", reason);
    boolean advisorWaits =
        dispatch.state() == DispatchState.ASKING || dispatch.state() == DispatchState.CONFIRMED;
    mail.toRegion(order, cycle);
    if (advisorWaits) {
      advisor(dispatch).ifPresent(advisor -> mail.toLeaving(order, advisor));
    }
  }

  void reported(SupportCycle cycle, Dispatch dispatch) {
    toBothAtTheEnd(order("M28", cycle, dispatch), cycle, dispatch);
  }

  private void toBothAtTheEnd(MailOrder order, SupportCycle cycle, Dispatch dispatch) {
    mail.toRegion(order, cycle);
    advisor(dispatch).ifPresent(advisor -> mail.toLeaving(order, advisor));
  }

  /** Null if the advisor has left. */
  String advisorMail(Dispatch dispatch) {
    return advisor(dispatch).map(PersonView::mail).orElse(null);
  }

  private Optional<PersonView> advisor(Dispatch dispatch) {
    return people.find(dispatch.advisorId());
  }

  private MailOrder order(String template, SupportCycle cycle, Dispatch dispatch) {
    DispatchView view = dispatch.view();
    return mail.order(template, cycle, dispatch.key(), "/dispatches/" + view.ordinal())
        .value("dispatch", view);
  }
}
