package jp.banso.support;

import java.time.Clock;
import java.util.OptionalInt;
import java.util.UUID;
import jp.banso.calls.Calls;
import jp.banso.kernel.CaseKey;
import jp.banso.kernel.Forbidden;
import jp.banso.kernel.NotFound;
import jp.banso.kernel.Outcome;
import jp.banso.parties.Groups;
import jp.banso.parties.PersonView;
import jp.banso.parties.Viewer;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.interceptor.TransactionAspectSupport;

/** アドバイザー派遣 (S2 §3): at most three, apart from the meetings; the call's terms hold the number. */
@Service
@Transactional
public class DispatchService {

  private final Dispatches dispatches;
  private final DispatchSlots slots;
  private final FinalReports reports;
  private final CycleAccess access;
  private final AdvisorDesk advisors;
  private final Calls calls;
  private final DispatchProcess process;
  private final SupportActs acts;
  private final DispatchLetters letters;
  private final Clock clock;

  DispatchService(
      Dispatches dispatches, DispatchSlots slots, FinalReports reports, CycleAccess access,
      AdvisorDesk advisors, Calls calls, DispatchProcess process, SupportActs acts,
      DispatchLetters letters, Clock clock) {
    this.dispatches = dispatches;
    this.slots = slots;
    this.reports = reports;
    this.access = access;
    this.advisors = advisors;
    this.calls = calls;
    this.process = process;
    this.acts = acts;
    this.letters = letters;
    this.clock = clock;
  }

  /** Asks for a dispatch; beyond the cap the region gets M26 with what can be done instead. */
  public Outcome<Integer> request(Viewer viewer, SupportCycleId id, DispatchRequest request) {
    SupportCycle cycle = access.locked(viewer, id);
    CycleAccess.requireRegion(viewer, cycle);
    if (!cycle.state().isUnderway()) {
      return Outcome.refused("support.dispatch.refused.notUnderway");
    }
    if (reports.isHandedIn(id)) {
      return Outcome.refused("support.dispatch.refused.reported");
    }
    int cap = calls.get(cycle.callId()).terms().dispatchCap();
    UUID dispatchId = UUID.randomUUID();
    OptionalInt slot = slots.take(id, dispatchId, cap);
    if (slot.isEmpty()) {
      acts.done(viewer, cycle.key(), "dispatchOverCap", null);
      letters.overCap(cycle, cap);
      return Outcome.refused("support.dispatch.refused.cap", cap);
    }
    int ordinal = dispatches.countByCycleId(id.value()) + 1;
    Dispatch dispatch =
        dispatches.save(
            Dispatch.request(dispatchId, cycle, ordinal, slot.getAsInt(), request, clock.instant()));
    process.requested(dispatch.key(), cycle.programme());
    acts.outside(
        viewer, dispatch.key(), "dispatchRequested", null, cycle.representativeMail(),
        SupportActs.said(
            "support.dispatch.purpose", request.purpose(), "support.dispatch.points", request.points(),
            "support.dispatch.wishes", request.wishes(), "support.dispatch.participants",
            request.participants()));
    return Outcome.done(ordinal);
  }

  /** Finds the dispatch needed and asks an advisor, or asks the next one after a no. */
  public Outcome<Void> ask(Viewer viewer, SupportCycleId id, int ordinal, DispatchOffer offer) {
    SupportCycle cycle = access.visible(viewer, id);
    CycleAccess.requireSecretariat(viewer, cycle);
    Dispatch dispatch = dispatch(id, ordinal);
    if (offer.startsAt().isBefore(clock.instant())) {
      return Outcome.refused("support.dispatch.refused.past");
    }
    if (!offer.startsAt().isBefore(offer.endsAt())) {
      return Outcome.refused("support.meeting.refused.times");
    }
    boolean first = dispatch.state() == DispatchState.REQUESTED;
    Outcome<PersonView> assigned = advisors.assign(cycle, offer.advisorId(), dispatch.key().value());
    Outcome<Void> asked =
        assigned.then(advisor -> dispatch.ask(offer, advisor.displayName(), clock.instant()));
    if (!asked.isDone()) {
      TransactionAspectSupport.currentTransactionStatus().setRollbackOnly();
      return asked;
    }
    dispatches.save(dispatch);
    String group = Groups.advisor(offer.advisorId());
    if (first) {
      process.approved(dispatch.key(), group);
    } else {
      process.nextAsked(dispatch.key(), group);
    }
    acts.done(viewer, dispatch.key(), "dispatchAsked", null);
    letters.asked(cycle, dispatch, assigned.orThrow());
    return asked;
  }

  /** Finds the dispatch not needed; the place is given back. */
  public Outcome<Void> refuse(Viewer viewer, SupportCycleId id, int ordinal, String reason) {
    return giveBack(viewer, id, ordinal, reason, "dispatchRefused", dispatch -> {
      dispatch.refuse(reason);
      process.refused(dispatch.key());
    });
  }

  /** No advisor could be found; the place is given back. */
  public Outcome<Void> endWithoutAdvisor(Viewer viewer, SupportCycleId id, int ordinal, String reason) {
    return giveBack(viewer, id, ordinal, reason, "dispatchNoAdvisor", dispatch -> {
      dispatch.endWithoutAdvisor(reason);
      process.endedWithoutAdvisor(dispatch.key());
    });
  }

  private interface Ending {
    void of(Dispatch dispatch);
  }

  private Outcome<Void> giveBack(
      Viewer viewer, SupportCycleId id, int ordinal, String reason, String verb, Ending ending) {
    SupportCycle cycle = access.visible(viewer, id);
    CycleAccess.requireSecretariat(viewer, cycle);
    Dispatch dispatch = dispatch(id, ordinal);
    if (reason.isBlank()) {
      return Outcome.refused("support.dispatch.refused.reason");
    }
    ending.of(dispatch);
    released(cycle, dispatch);
    acts.done(viewer, dispatch.key(), verb, reason);
    letters.notSent(cycle, dispatch, reason);
    return Outcome.done();
  }

  /** The advisor takes it on and declares that there is no tie: in person, never by proxy. */
  public Outcome<Void> accept(
      Viewer viewer, SupportCycleId id, int ordinal, boolean conflict, String conditions) {
    SupportCycle cycle = access.visible(viewer, id);
    Dispatch dispatch = dispatch(id, ordinal);
    viewer.requireInPerson(Groups.advisor(dispatch.advisorId()), cycle.programme());
    if (conflict) {
      return Outcome.refused("support.dispatch.refused.conflict");
    }
    dispatch.accept(conditions, clock.instant());
    dispatches.save(dispatch);
    process.accepted(dispatch.key(), dispatch.view().startsAt());
    acts.done(viewer, dispatch.key(), "dispatchAccepted", null);
    letters.confirmed(cycle, dispatch);
    return Outcome.done();
  }

  /** The advisor cannot; a declared tie ends the advisor's sight of the region for good. */
  public Outcome<Void> decline(
      Viewer viewer, SupportCycleId id, int ordinal, boolean conflict, String reason) {
    SupportCycle cycle = access.visible(viewer, id);
    Dispatch dispatch = dispatch(id, ordinal);
    viewer.requireActFor(Groups.advisor(dispatch.advisorId()), cycle.programme());
    if (conflict && viewer.proxy().isPresent()) {
      throw new Forbidden("a tie is declared in person");
    }
    dispatch.decline(conflict, reason, clock.instant());
    dispatches.save(dispatch);
    process.declined(dispatch.key());
    acts.outside(
        viewer, dispatch.key(), "dispatchDeclined", null, letters.advisorMail(dispatch),
        SupportActs.said("support.dispatch.answer.reason", reason));
    advisors.end(cycle, dispatch.key().value());
    if (conflict) {
      advisors.endAll(cycle, dispatch.advisorId());
      acts.doneInside(viewer, dispatch.key(), "conflictDeclared", reason);
    }
    return Outcome.done();
  }

  /** Cancels before the day; the place is given back. */
  public Outcome<Void> cancel(Viewer viewer, SupportCycleId id, int ordinal, String reason) {
    SupportCycle cycle = access.visible(viewer, id);
    Dispatch dispatch = dispatch(id, ordinal);
    if (!viewer.isSecretariatOf(cycle.programme())) {
      CycleAccess.requireRegion(viewer, cycle);
    }
    if (reason.isBlank()) {
      return Outcome.refused("support.dispatch.refused.reason");
    }
    if (dispatch.state() == DispatchState.CONFIRMED && dayPassed(dispatch)) {
      return Outcome.refused("support.dispatch.refused.dayPassed");
    }
    cancelled(cycle, dispatch, reason);
    acts.outside(viewer, dispatch.key(), "dispatchCancelled", reason, cycle.representativeMail());
    return Outcome.done();
  }

  /**
   * Records that the day passed without the dispatch; the secretariat decides whether its place is
   * given back, as the domain knows a release before the day only.
   */
  public Outcome<Void> notHeld(
      Viewer viewer, SupportCycleId id, int ordinal, boolean counts, String reason) {
    SupportCycle cycle = access.visible(viewer, id);
    CycleAccess.requireSecretariat(viewer, cycle);
    Dispatch dispatch = dispatch(id, ordinal);
    if (reason.isBlank()) {
      return Outcome.refused("support.dispatch.refused.reason");
    }
    if (dispatch.state() == DispatchState.CONFIRMED && !dayPassed(dispatch)) {
      return Outcome.refused("support.dispatch.refused.dayToCome");
    }
    letters.notHeld(cycle, dispatch, reason, counts);
    dispatch.notHeld(reason, counts);
    process.cancelled(dispatch.key());
    if (counts) {
      dispatches.save(dispatch);
      advisors.end(cycle, dispatch.key().value());
    } else {
      released(cycle, dispatch);
    }
    acts.done(viewer, dispatch.key(), counts ? "dispatchNotHeldCounted" : "dispatchNotHeld", reason);
    return Outcome.done();
  }

  private boolean dayPassed(Dispatch dispatch) {
    return !clock.instant().isBefore(dispatch.view().startsAt());
  }

  /** Cancels what is open because the support is stopped. */
  void cancelAll(SupportCycle cycle, String reason) {
    dispatches.findByCycleIdOrderByOrdinal(cycle.id().value()).stream()
        .filter(dispatch -> dispatch.state().isOpen())
        .forEach(dispatch -> cancelled(cycle, dispatch, reason));
  }

  private void cancelled(SupportCycle cycle, Dispatch dispatch, String reason) {
    letters.cancelled(cycle, dispatch, reason);
    dispatch.cancel(reason);
    process.cancelled(dispatch.key());
    released(cycle, dispatch);
  }

  private void released(SupportCycle cycle, Dispatch dispatch) {
    dispatches.save(dispatch);
    slots.release(dispatch.id());
    advisors.end(cycle, dispatch.key().value());
  }

  public Outcome<Void> report(Viewer viewer, SupportCycleId id, int ordinal, DispatchReport report) {
    SupportCycle cycle = access.visible(viewer, id);
    Dispatch dispatch = dispatch(id, ordinal);
    viewer.requireActFor(Groups.advisor(dispatch.advisorId()), cycle.programme());
    if (report.heldFrom().isAfter(clock.instant())) {
      return Outcome.refused("support.dispatch.refused.notYet");
    }
    dispatch.report(report, clock.instant());
    dispatches.save(dispatch);
    process.reported(dispatch.key());
    acts.outside(
        viewer, dispatch.key(), "dispatchReported", null, letters.advisorMail(dispatch),
        SupportActs.said(
            "support.dispatch.report.content", report.content(), "support.dispatch.report.advice",
            report.advice(), "support.dispatch.report.nextStep", report.nextStep()));
    return Outcome.done();
  }

  /** Receives the report; the place stays filled. Called by the running case. */
  public void close(CaseKey key) {
    Dispatch dispatch = dispatches.findByCaseKey(key.value()).orElseThrow();
    if (dispatch.state().hasEnded()) {
      return;
    }
    SupportCycle cycle = access.ofCase(dispatch.cycleId());
    dispatch.close();
    dispatches.save(dispatch);
    acts.bySystem(key, "dispatchClosed");
    letters.reported(cycle, dispatch);
    advisors.end(cycle, key.value());
  }

  private Dispatch dispatch(SupportCycleId id, int ordinal) {
    return dispatches
        .findByCycleIdAndOrdinal(id.value(), ordinal)
        .orElseThrow(() -> new NotFound("dispatch " + ordinal));
  }
}
