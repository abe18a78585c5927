package jp.banso.calls;

import java.time.Clock;
import java.util.List;
import java.util.UUID;
import jp.banso.calls.CallChange.Ending;
import jp.banso.calls.CallChange.State;
import jp.banso.correspondence.MailOrder;
import jp.banso.correspondence.Mailroom;
import jp.banso.parties.People;
import jp.banso.parties.Viewer;
import jp.banso.platform.audit.Actor;
import jp.banso.platform.audit.Audience;
import jp.banso.platform.audit.AuditEntry;
import jp.banso.platform.audit.AuditLog;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** How a proposal ends that takes no effect: taken back, proposed anew, or left over at the close of the call. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class ChangeEndings {

  private static final List<String> ASKING = List.of("ministry-request", "reminder");

  private final ChangeRows changes;
  private final CallProcess process;
  private final People people;
  private final Mailroom mailroom;
  private final AuditLog audit;
  private final Clock clock;

  ChangeEndings(
      ChangeRows changes, CallProcess process, People people, Mailroom mailroom, AuditLog audit, Clock clock) {
    this.changes = changes;
    this.process = process;
    this.people = people;
    this.mailroom = mailroom;
    this.audit = audit;
    this.clock = clock;
  }

  void withdraw(Viewer viewer, CallView call, CallChange change, String reason) {
    changes.end(change.id(), State.WITHDRAWN, ending(viewer.personId(), reason));
    process.changeDropped(change.key());
    mailroom.cancelWaiting(change.key(), ASKING);
    if (asksMinistry(call, change)) {
      people.ministryMail(call.programme())
          .ifPresent(
              ministry -> mailroom.send(ending("change-withdrawn", call, change).to(ministry).value("why", reason)));
    }
    audit.record(
        AuditEntry.of(viewer.actor(), "audit.calls.changeWithdrawn", call.key())
            .detail("reason", reason)
            .audience(Audience.MINISTRY));
  }

  /** Another proposal takes the place of the one that was given back. */
  void revise(Viewer viewer, CallChange change) {
    changes.end(change.id(), State.RETURNED, ending(viewer.personId(), null));
    process.changeRevised(change.key());
  }

  /** After the close nothing can be changed; whoever had something to do with the proposal is told. */
  void lapse(CallView call) {
    changes.open(call.id()).ifPresent(change -> lapse(call, change));
  }

  private void lapse(CallView call, CallChange change) {
    changes.end(change.id(), State.LAPSED, ending(null, null));
    process.changeDropped(change.key());
    mailroom.cancelWaiting(change.key(), ASKING);
    mailroom.send(
        ending("change-lapsed", call, change)
            .to(call.secretariatMail())
            .copy(asksMinistry(call, change) ? people.ministryMail(call.programme()).orElse(null) : null));
    audit.record(
        AuditEntry.of(Actor.system(), "audit.calls.changeLapsed", call.key()).audience(Audience.MINISTRY));
  }

  private static boolean asksMinistry(CallView call, CallChange change) {
    return change.state() == State.PROPOSED && call.terms().concurrenceNeeded();
  }

  private static MailOrder ending(String template, CallView call, CallChange change) {
    return MailOrder.of(template, call.programme(), call.key(), "/calls/" + call.id().value() + "/change")
        .on(change.key().value())
        .value("call", call)
        .value("change", change);
  }

  private Ending ending(UUID by, String reason) {
    return new Ending(clock.instant(), by, reason);
  }
}
