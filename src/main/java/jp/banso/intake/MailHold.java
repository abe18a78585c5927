package jp.banso.intake;

import java.time.Clock;
import java.time.Instant;
import jp.banso.applications.AwaitedCorrection;
import jp.banso.applications.AwaitedMails;
import jp.banso.applications.CompilationKey;
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
class MailHold implements AwaitedMails {

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

  @Override
  public boolean holdUp(CallView call) {
    Instant now = clock.instant();
    // nothing can have come yet that comes later than now
    Instant until = call.deadlineEnd().isBefore(now) ? call.deadlineEnd() : now;
    return !received.getObject().areReadUntil(until) || undecided(call) > 0;
  }

  @Override
  public boolean holdUp(AwaitedCorrection correction) {
    Instant now = clock.instant();
    Instant until = correction.due().isBefore(now) ? correction.due() : now;
    return !received.getObject().areReadUntil(until) || answers(correction) > 0;
  }

  @Override
  public int answers(AwaitedCorrection correction) {
    CallView call = correction.call();
    return (int)
        received
            .getObject()
            .undecidedMails(
                call.programme(), call.secretariatMail(), handler.getObject(), correction.asked(), correction.due())
            .stream()
            .filter(mail -> mayAnswer(mail, correction))
            .count();
  }

  /** Of another prefecture, or an answer on another case, it is not; a mail of which nobody has said yet may be. */
  private boolean mayAnswer(UndecidedMail mail, AwaitedCorrection correction) {
    return switch (mail.state()) {
      case FILED ->
          correction.key().equals(mail.caseKey())
              || mail.hasFiles()
                  && CompilationKey.of(correction.call(), correction.prefecture()).equals(mail.caseKey());
      case CLAIMED ->
          rows.find(mail.id())
              .map(SubmissionMailRows.Row::prefecture)
              .filter(prefecture -> !prefecture.equals(correction.prefecture()))
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
