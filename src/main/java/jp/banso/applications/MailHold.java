package jp.banso.applications;

import java.time.Clock;
import java.time.Instant;
import jp.banso.calls.CallView;
import jp.banso.correspondence.ReceivedMails;
import jp.banso.correspondence.UndecidedMail;
import jp.banso.kernel.JapanTime;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * What arrived before the deadline is in time, however late it is read: a call is not settled as long as the
 * mailbox was not read up to the deadline, or a mail that came until then is not decided upon.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class MailHold {

  private final ObjectProvider<ReceivedMails> received;
  private final ObjectProvider<SubmissionMailHandler> handler;
  private final SubmissionMailRows rows;
  private final Clock clock;

  MailHold(
      ObjectProvider<ReceivedMails> received, ObjectProvider<SubmissionMailHandler> handler, SubmissionMailRows rows,
      Clock clock) {
    this.received = received;
    this.handler = handler;
    this.rows = rows;
    this.clock = clock;
  }

  /** True if the call must wait; noted, so that it is looked at again. */
  boolean holds(CallView call) {
    Instant now = clock.instant();
    // nothing can have come yet that comes later than now
    Instant until = call.deadlineEnd().isBefore(now) ? call.deadlineEnd() : now;
    boolean holds = !received.getObject().areReadUntil(until) || undecided(call) > 0;
    rows.noteWaiting(call.id(), holds);
    return holds;
  }

  /** True if the term of a return must wait: the mailbox was not read up to it, or a mail may bring the answer. */
  boolean holds(Application correcting, CallView call, Instant asked) {
    Instant due = correcting.correctionDueAt();
    Instant now = clock.instant();
    return !received.getObject().areReadUntil(due.isBefore(now) ? due : now) || answers(correcting, call, asked) > 0;
  }

  /** Mails that came between the return and the day to answer by, and may answer it. */
  int answers(Application correcting, CallView call, Instant asked) {
    return (int)
        received
            .getObject()
            .undecidedMails(
                call.programme(), call.secretariatMail(), handler.getObject(), asked, correcting.correctionDueAt())
            .stream()
            .filter(mail -> mayAnswer(mail, correcting, call))
            .count();
  }

  /** Of another prefecture, or an answer on another case, it is not; a mail of which nobody has said yet may be. */
  private boolean mayAnswer(UndecidedMail mail, Application correcting, CallView call) {
    boolean onCase = correcting.key().equals(mail.caseKey());
    return switch (mail.state()) {
      case FILED ->
          onCase || mail.hasFiles() && CompilationRows.keyOf(call, correcting.prefecture()).equals(mail.caseKey());
      case CLAIMED ->
          rows.find(mail.id())
              .map(SubmissionMailRows.Row::prefecture)
              .filter(prefecture -> !prefecture.equals(correcting.prefecture()))
              .isEmpty();
      default -> true;
    };
  }

  /** Mails that arrived in time and may bring an application. */
  int undecided(CallView call) {
    Instant from = JapanTime.instantOf(call.terms().publishedOn().atStartOfDay());
    return received
        .getObject()
        .undecided(call.programme(), call.secretariatMail(), handler.getObject(), from, call.deadlineEnd());
  }
}
