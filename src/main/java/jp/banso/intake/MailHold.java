package jp.banso.intake;

import java.time.Clock;
import java.time.Instant;
import jp.banso.applications.AwaitedMails;
import jp.banso.calls.CallView;
import jp.banso.correspondence.ReceivedMails;
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
  private final Clock clock;

  MailHold(
      ObjectProvider<ReceivedMails> received, ObjectProvider<SubmissionMailHandler> handler, Clock clock) {
    this.received = received;
    this.handler = handler;
    this.clock = clock;
  }

  @Override
  public boolean holdUp(CallView call) {
    Instant now = clock.instant();
    // nothing can have come yet that comes later than now
    Instant until = call.deadlineEnd().isBefore(now) ? call.deadlineEnd() : now;
    return !received.getObject().areReadUntil(until) || undecided(call) > 0;
  }

  /** Mails that arrived in time and may bring an application. */
  int undecided(CallView call) {
    Instant from = JapanTime.instantOf(call.terms().publishedOn().atStartOfDay());
    return received
        .getObject()
        .undecided(call.programme(), call.secretariatMail(), handler.getObject(), from, call.deadlineEnd());
  }
}
