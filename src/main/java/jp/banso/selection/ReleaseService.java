package jp.banso.selection;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import jp.banso.applications.ApplicationId;
import jp.banso.calls.Calls;
import jp.banso.kernel.CaseKey;
import jp.banso.kernel.NotFound;
import jp.banso.kernel.Outcome;
import jp.banso.parties.Viewer;
import jp.banso.platform.audit.Actor;
import jp.banso.platform.audit.Audience;
import jp.banso.platform.audit.AuditEntry;
import jp.banso.platform.audit.AuditLog;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The results go out in one act (S2 §9), a set time after it was ordered: until then nobody reads of
 * them, and the order can be taken back. Whoever orders it is a {@link SecondPerson}.
 */
@Service
@Transactional
public class ReleaseService {

  private final RoundAccess access;
  private final Decisions decisions;
  private final ResultDispatch dispatch;
  private final ReserveOpening reserves;
  private final RecallOpening recalls;
  private final Calls calls;
  private final SecondPerson second;
  private final SelectionProcess process;
  private final AuditLog audit;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  ReleaseService(
      RoundAccess access,
      Decisions decisions,
      ResultDispatch dispatch,
      ReserveOpening reserves,
      RecallOpening recalls,
      Calls calls,
      SecondPerson second,
      SelectionProcess process,
      AuditLog audit,
      ApplicationEventPublisher events,
      Clock clock) {
    this.access = access;
    this.decisions = decisions;
    this.dispatch = dispatch;
    this.reserves = reserves;
    this.recalls = recalls;
    this.calls = calls;
    this.second = second;
    this.process = process;
    this.audit = audit;
    this.events = events;
    this.clock = clock;
  }

  /** Every mail that the release will send: to whom, of which kind. */
  @Transactional(readOnly = true)
  public List<PlannedMail> dryRun(Viewer viewer, SelectionRoundId id) {
    SelectionRound round = access.visible(viewer, id);
    if (round.state() != RoundState.CONCURRED && round.state() != RoundState.RELEASING) {
      return List.of();
    }
    return decisions
        .findByRoundId(id.value())
        .map(decision -> dispatch.planned(round, decision, isReserveDisclosed(round)))
        .orElse(List.of());
  }

  /**
   * What the viewer can do about the release now.
   *
   * @param minutes how long an order can be taken back
   * @param mayOrder true for the second person
   * @param preparedIt true for the manager who has prepared the decision and so cannot order it
   * @param mayReopen true for every manager before the release is ordered
   * @param mayStop true while the ordered release still waits
   */
  public record Options(
      int minutes, boolean mayOrder, boolean preparedIt, boolean mayReopen, boolean mayStop) {}

  @Transactional(readOnly = true)
  public Options options(Viewer viewer, SelectionRoundId id) {
    SelectionRound round = access.visible(viewer, id);
    boolean manager = viewer.isManagerOf(round.programme()) && viewer.proxy().isEmpty();
    boolean orders = manager && round.state() == RoundState.CONCURRED;
    boolean mayOrder = orders && second.is(viewer, round, decision(round));
    return new Options(
        holdMinutes(round), mayOrder, orders && !mayOrder, orders,
        manager && round.isHeld(clock.instant()));
  }

  /** Orders the release of what the list showed. */
  public Outcome<Void> order(Viewer viewer, SelectionRoundId id, long version) {
    SelectionRound round = access.lockedAsManager(viewer, id);
    round.require(RoundState.CONCURRED);
    round.requireVersion(version);
    Decision decision = decision(round);
    if (!second.is(viewer, round, decision)) {
      return Outcome.refused("selection.release.refused.samePerson");
    }
    for (PlannedMail mail : dispatch.planned(round, decision, isReserveDisclosed(round))) {
      if (mail.left()) {
        return Outcome.refused("selection.release.refused.left", mail.areaName());
      }
      if (!mail.hasAddress()) {
        return Outcome.refused("selection.release.refused.noAddress", mail.areaName());
      }
    }
    // the engine's timer knows milliseconds only: with more, it would fire before the round's own moment
    Instant at =
        clock.instant().plus(Duration.ofMinutes(holdMinutes(round))).truncatedTo(ChronoUnit.MILLIS);
    round.releaseOrdered(viewer.actor().label(), at);
    process.releaseOrdered(round.key(), at);
    audit.record(
        AuditEntry.of(viewer.actor(), "audit.selection.releaseOrdered", round.key())
            .audience(Audience.MINISTRY));
    return Outcome.done();
  }

  /**
   * Takes the order back for a reason while it waits; every manager may, the preparer too.
   *
   * @throws jp.banso.kernel.AlreadyDone if the results are going out or are out
   */
  public Outcome<Void> stop(Viewer viewer, SelectionRoundId id, String reason) {
    SelectionRound round = access.lockedAsManager(viewer, id);
    Instant now = clock.instant();
    round.requireHeld(now);
    if (reason == null || reason.isBlank()) {
      return Outcome.refused("selection.release.refused.stopReason");
    }
    round.releaseStopped(reason.strip(), viewer.actor().label(), now);
    process.releaseStopped(round.key());
    second.isAsked(round, decision(round));
    audit.record(
        AuditEntry.of(viewer.actor(), "audit.selection.releaseStopped", round.key())
            .detail("reason", reason.strip())
            .audience(Audience.MINISTRY));
    return Outcome.done();
  }

  /**
   * Carries the release out: all of it or nothing; said twice, nothing more happens. Before its
   * moment it fails, so that the process asks again.
   */
  public void release(CaseKey key) {
    SelectionRound round = access.locked(key);
    if (round.state() != RoundState.RELEASING) {
      return;
    }
    Decision decision = decision(round);
    boolean disclosed = isReserveDisclosed(round);
    round.released(clock.instant());
    for (DecisionPlace place : decision.places()) {
      ApplicationId application = new ApplicationId(place.applicationId());
      if (place.outcome() != OutcomeKind.WITHDRAWN) {
        dispatch.dispatch(round, application, place.outcome(), ResultDispatch.kindOf(place.outcome(), disclosed));
        audit.record(
            AuditEntry.of(Actor.system(), "audit.selection.told", new CaseKey(place.caseKey()))
                .audience(Audience.MINISTRY, Audience.PREFECTURE, Audience.REGION));
      }
      if (place.outcome() == OutcomeKind.SELECTED) {
        events.publishEvent(new AreaSelected(application, round.callId(), place.caseKey(), false));
      }
    }
    audit.record(
        AuditEntry.of(Actor.system(), "audit.selection.released", round.key())
            .detail("orderedBy", round.releasedBy())
            .audience(Audience.MINISTRY));
    process.resultKnown(round.key());
    reserves.openForSelectedWhoLeft(round, decision);
    recalls.openIfSeatsAreEmpty(round);
  }

  private int holdMinutes(SelectionRound round) {
    return calls.get(round.callId()).mailTerms().holdMinutes();
  }

  private boolean isReserveDisclosed(SelectionRound round) {
    return calls.get(round.callId()).terms().reserveDisclosed();
  }

  private Decision decision(SelectionRound round) {
    return decisions
        .findByRoundId(round.id().value())
        .orElseThrow(() -> new NotFound("decision of " + round.key()));
  }
}
