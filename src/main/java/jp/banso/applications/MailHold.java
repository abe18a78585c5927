package jp.banso.applications;

import java.time.Clock;
import java.time.Instant;
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

  /** Mails that arrived in time and may bring an application. */
  int undecided(CallView call) {
    Instant from = JapanTime.instantOf(call.terms().publishedOn().atStartOfDay());
    return received
        .getObject()
        .undecided(call.programme(), call.secretariatMail(), handler.getObject(), from, call.deadlineEnd());
  }
}
