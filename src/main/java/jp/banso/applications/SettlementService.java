package jp.banso.applications;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import jp.banso.calls.CallId;
import jp.banso.calls.CallState;
import jp.banso.calls.CallView;
import jp.banso.calls.Calls;
import jp.banso.kernel.CaseKey;
import jp.banso.kernel.NotFound;
import jp.banso.kernel.Outcome;
import jp.banso.kernel.PrefectureCode;
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
  private final Extensions extensions;
  private final ExtensionEndings endings;
  private final ApplicationMails mails;
  private final Calls calls;
  private final AuditLog audit;
  private final SelectionEntry selection;
  private final AwaitedMails awaited;
  private final ApplicationEventPublisher events;
  private final Clock clock;
  private final SubmissionCalls telephone;
  private final Corrections corrections;

  SettlementService(
      Applications applications,
      CompilationRows rows,
      ApplicationProcess process,
      CompilationProcess compilations,
      Extensions extensions,
      ExtensionEndings endings,
      ApplicationMails mails,
      Calls calls,
      AuditLog audit,
      SelectionEntry selection,
      AwaitedMails awaited,
      ApplicationEventPublisher events,
      Clock clock,
      SubmissionCalls telephone,
      Corrections corrections) {
    this.applications = applications;
    this.rows = rows;
    this.process = process;
    this.compilations = compilations;
    this.extensions = extensions;
    this.endings = endings;
    this.mails = mails;
    this.calls = calls;
    this.audit = audit;
    this.selection = selection;
    this.awaited = awaited;
    this.events = events;
    this.clock = clock;
    this.telephone = telephone;
    this.corrections = corrections;
  }

  /** The call has closed; told twice, it acts once. */
  public void callClosed(CallId call) {
    if (!rows.noteClosed(call, clock.instant())) {
      return;
    }
    events.publishEvent(new SettlementBegan(call, caseKey(call)));
    Map<UUID, LocalDate> running = extensions.running(calls.get(call), clock.instant());
    for (CompilationRows.Compilation compilation : rows.of(call)) {
      rows.lock(call, compilation.prefecture());
      List<Application> own = of(call, compilation.prefecture());
      own.stream()
          .filter(application -> application.state().isBeforeSubmission())
          .filter(application -> !running.containsKey(application.id().value()))
          .forEach(application -> process.callClosed(application.key()));
      closeUnlessRunning(compilation.key(), own, running);
    }
    settleIfComplete(call);
  }

  private List<Application> of(CallId call, PrefectureCode prefecture) {
    return applications.findByCallIdAndPrefectureCodeOrderByCaseKey(call.value(), prefecture.value());
  }

  /** The とりまとめ goes on as long as one of its applications has a later deadline, and is due by that. */
  private void closeUnlessRunning(CaseKey compilation, List<Application> own, Map<UUID, LocalDate> running) {
    Optional<LocalDate> last =
        own.stream()
            .filter(application -> application.state().isBeforeSubmission())
            .flatMap(application -> Optional.ofNullable(running.get(application.id().value())).stream())
            .max(Comparator.naturalOrder());
    if (last.isPresent()) {
      compilations.redated(List.of(compilation), last.get());
    } else {
      compilations.callClosed(compilation, own.stream().anyMatch(application -> application.receipt().isGiven()));
    }
  }

  /**
   * The day of an extension has passed: what was not submitted by it ends as the others did at the deadline of the
   * call. An application that was submitted meanwhile is left alone, and so is one whose call is open for longer by
   * now: it ends with the call.
   *
   * @return when to look again, if the application can still be submitted in time
   */
  public Optional<Instant> extensionPassed(CaseKey extension) {
    Extension passed = extensions.find(extension).orElseThrow(() -> new NotFound("extension " + extension));
    rows.lockFor(new ApplicationId(passed.application()));
    Application application =
        applications.findById(passed.application()).orElseThrow(() -> new NotFound("application of " + extension));
    if (!application.state().isBeforeSubmission()) {
      return Optional.empty();
    }
    CallView call = calls.get(application.call());
    Instant acts = call.actsAfter(extensions.end(application.id(), call));
    if (clock.instant().isBefore(acts)) {
      return Optional.of(acts);
    }
    if (call.state() != CallState.CLOSED) {
      return Optional.empty();
    }
    process.callClosed(application.key());
    Map<UUID, LocalDate> running = new HashMap<>(extensions.running(call, clock.instant()));
    running.remove(passed.application());
    closeUnlessRunning(
        CompilationKey.of(call, application.prefecture()), of(application.call(), application.prefecture()), running);
    return Optional.empty();
  }

  /** It has a later day since the call closed: the とりまとめ is due by the last one that runs. */
  void extended(Application application) {
    CallView call = calls.get(application.call());
    if (call.state() == CallState.CLOSED) {
      closeUnlessRunning(
          CompilationKey.of(call, application.prefecture()), of(application.call(), application.prefecture()),
          extensions.running(call, clock.instant()));
    }
  }

  private String caseKey(CallId call) {
    return calls.get(call).key().value();
  }

  /**
   * 未提出: the application ends and its region is told; of a 訂正 that what it was to correct counts; called by the flow. What came in, or was
   * withdrawn, since the closing is no longer to be ended. The last one of its prefecture ends the とりまとめ, which
   * may have gone on for it: what was submitted in between did not know yet that nothing is left.
   */
  public void endUnsubmitted(CaseKey key) {
    rows.lockLeaving(key);
    Application application =
        applications
            .findByCaseKey(key.value())
            .orElseThrow(() -> new NotFound("application " + key));
    if (!application.state().isBeforeSubmission()) {
      return;
    }
    application.endUnsubmitted(clock.instant());
    applications.saveAndFlush(application);
    endings.left(application);
    Optional<Application> standing = corrections.standing(application);
    standing.ifPresentOrElse(
        valid -> mails.correctionUnsent(application, valid), () -> mails.unsubmitted(application));
    audit.record(
        AuditEntry.of(
                Actor.system(),
                standing.isPresent() ? "audit.applications.correctionUnsent" : "audit.applications.unsubmitted", key)
            .audience(ApplicationScope.READERS));
    endIfNothingIsLeft(application);
    settleIfComplete(application.call());
  }

  private void endIfNothingIsLeft(Application ended) {
    telephone.settle(ended.call(), ended.prefecture());
    List<Application> own = of(ended.call(), ended.prefecture());
    if (own.stream().noneMatch(application -> application.state().isBeforeSubmission())) {
      compilations.callClosed(
          CompilationKey.of(calls.get(ended.call()), ended.prefecture()),
          own.stream().anyMatch(application -> application.receipt().isGiven()));
    }
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

  /** Says {@link ApplicationsSettled} if the call has closed and nothing is open any more, no mail either. */
  public void settleIfComplete(CallId call) {
    if (!rows.awaitsSettlement(call)) {
      return;
    }
    if (applications.countByCallIdAndStateIn(call.value(), OpenStates.ALL) == 0 && !awaitsMails(call)) {
      rows.noteSettled(call, clock.instant());
      events.publishEvent(new ApplicationsSettled(call, caseKey(call)));
    }
  }

  /** Noted, so that it is looked at again. */
  private boolean awaitsMails(CallId call) {
    boolean waits = awaited.holdUp(calls.get(call));
    rows.noteAwaitsMails(call, waits);
    return waits;
  }
}
