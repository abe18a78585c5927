package jp.banso.applications;

import java.time.Clock;
import java.util.List;
import jp.banso.calls.CallId;
import jp.banso.calls.Calls;
import jp.banso.kernel.CaseKey;
import jp.banso.kernel.NotFound;
import jp.banso.kernel.Outcome;
import jp.banso.platform.audit.Actor;
import jp.banso.platform.audit.AuditEntry;
import jp.banso.platform.audit.AuditLog;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * After the deadline: what was not submitted ends, open corrections and late decisions are waited
 * for, then it is said once that nothing is open any more.
 */
@Service
@Transactional
public class SettlementService {

  private final Applications applications;
  private final CompilationRows rows;
  private final ApplicationProcess process;
  private final CompilationProcess compilations;
  private final ApplicationMails mails;
  private final Calls calls;
  private final AuditLog audit;
  private final SelectionEntry selection;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  SettlementService(
      Applications applications,
      CompilationRows rows,
      ApplicationProcess process,
      CompilationProcess compilations,
      ApplicationMails mails,
      Calls calls,
      AuditLog audit,
      SelectionEntry selection,
      ApplicationEventPublisher events,
      Clock clock) {
    this.applications = applications;
    this.rows = rows;
    this.process = process;
    this.compilations = compilations;
    this.mails = mails;
    this.calls = calls;
    this.audit = audit;
    this.selection = selection;
    this.events = events;
    this.clock = clock;
  }

  /** The call has closed; told twice, it acts once. */
  public void callClosed(CallId call) {
    if (!rows.noteClosed(call, clock.instant())) {
      return;
    }
    events.publishEvent(new SettlementBegan(call, caseKey(call)));
    for (CompilationRows.Compilation compilation : rows.of(call)) {
      List<Application> own =
          applications.findByCallIdAndPrefectureCodeOrderByCaseKey(
              call.value(), compilation.prefecture().value());
      compilations.callClosed(
          compilation.key(), own.stream().anyMatch(application -> application.receipt().isGiven()));
      own.stream()
          .filter(application -> application.state().isBeforeSubmission())
          .forEach(application -> process.callClosed(application.key()));
    }
    settleIfComplete(call);
  }

  private String caseKey(CallId call) {
    return calls.get(call).key().value();
  }

  /**
   * 未提出: the application ends and its region is told; called by the flow. What came in, or was
   * withdrawn, since the closing is no longer to be ended.
   */
  public void endUnsubmitted(CaseKey key) {
    Application application =
        applications
            .findByCaseKey(key.value())
            .orElseThrow(() -> new NotFound("application " + key));
    if (!application.state().isBeforeSubmission()) {
      return;
    }
    application.endUnsubmitted();
    applications.saveAndFlush(application);
    mails.unsubmitted(application);
    audit.record(
        AuditEntry.of(Actor.system(), "audit.applications.unsubmitted", key).audience(ApplicationScope.READERS));
    settleIfComplete(application.call());
  }

  /** Refused if the selection has gone on too far to judge one more. */
  Outcome<Void> admits(CallId call) {
    return rows.isSettled(call) ? selection.takesIn(call) : Outcome.done();
  }

  /** 受理: the last one settles the call; one after that is told to the selection by itself. */
  void accepted(Application application) {
    boolean isLater = rows.isSettled(application.call());
    settleIfComplete(application.call());
    if (isLater) {
      events.publishEvent(
          new ApplicationAccepted(application.id(), application.call(), application.replaces()));
    }
  }

  /** Says {@link ApplicationsSettled} if the call has closed and nothing is open any more. */
  void settleIfComplete(CallId call) {
    if (!rows.awaitsSettlement(call)) {
      return;
    }
    if (applications.countByCallIdAndStateIn(call.value(), OpenStates.ALL) == 0) {
      rows.noteSettled(call, clock.instant());
      events.publishEvent(new ApplicationsSettled(call, caseKey(call)));
    }
  }
}
