package jp.banso.selection;

import java.time.Clock;
import jp.banso.applications.ApplicationFacts;
import jp.banso.applications.ApplicationId;
import jp.banso.applications.ApplicationRecords;
import jp.banso.applications.ApplicationState;
import jp.banso.kernel.CaseKey;
import jp.banso.kernel.NotFound;
import jp.banso.kernel.Outcome;
import jp.banso.parties.Groups;
import jp.banso.parties.Viewer;
import jp.banso.platform.audit.Actor;
import jp.banso.platform.audit.Audience;
import jp.banso.platform.audit.AuditEntry;
import jp.banso.platform.audit.AuditLog;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** A selected region declines; only the manager with the ministry moves a reserve up (domain B9). */
@Service
@Transactional
public class ReserveService implements Declines {

  private final RoundAccess access;
  private final SelectionRounds rounds;
  private final Decisions decisions;
  private final ReservePromotions promotions;
  private final ReserveOpening opening;
  private final RecallOpening recalls;
  private final ResultDispatch dispatch;
  private final ApplicationRecords applications;
  private final NotificationProcess process;
  private final MinistryWord ministry;
  private final AuditLog audit;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  ReserveService(
      RoundAccess access,
      SelectionRounds rounds,
      Decisions decisions,
      ReservePromotions promotions,
      ReserveOpening opening,
      RecallOpening recalls,
      ResultDispatch dispatch,
      ApplicationRecords applications,
      NotificationProcess process,
      MinistryWord ministry,
      AuditLog audit,
      ApplicationEventPublisher events,
      Clock clock) {
    this.access = access;
    this.rounds = rounds;
    this.decisions = decisions;
    this.promotions = promotions;
    this.opening = opening;
    this.recalls = recalls;
    this.dispatch = dispatch;
    this.applications = applications;
    this.process = process;
    this.ministry = ministry;
    this.audit = audit;
    this.events = events;
    this.clock = clock;
  }

  /** Hears of a 辞退, whose receipt support has sent; said twice, nothing more happens. */
  @Override
  public void declined(ApplicationId application, String reason) {
    ApplicationFacts facts = applications.facts(application);
    SelectionRound round =
        rounds.lockByCallId(facts.callId().value()).orElseThrow(() -> new NotFound("round"));
    if (promotions.existsByDeclinedApplicationId(application.value())) {
      return;
    }
    applications.recordOutcome(application, ApplicationState.DECLINED);
    Decision decision = decision(round);
    decision.leave(application, OutcomeKind.DECLINED);
    ReservePromotion promotion =
        opening.open(round, decision, application, reason == null ? "" : reason.strip());
    audit.record(
        AuditEntry.of(Actor.system(), "audit.selection.declined", promotion.key())
            .detail("reason", promotion.declineReason())
            .audience(Audience.MINISTRY));
  }

  /** Proposes a reserve, or with null that nobody moves up. */
  public Outcome<Void> propose(
      Viewer viewer, ReservePromotionId id, ApplicationId reserve, String reason) {
    ReservePromotion promotion = byId(id);
    SelectionRound round = access.lockedAsManager(viewer, new SelectionRoundId(promotion.roundId()));
    if (reason == null || reason.isBlank()) {
      return Outcome.refused("selection.promotion.refused.reason");
    }
    if (reserve != null && !isReserve(round, reserve)) {
      return Outcome.refused("selection.promotion.refused.noReserve");
    }
    if (reserve != null && isProposedElsewhere(promotion, reserve)) {
      return Outcome.refused("selection.promotion.refused.proposedElsewhere");
    }
    promotion.propose(reserve, reason.strip(), viewer.personId());
    process.reserveProposed(promotion.key(), reserve != null);
    record(viewer, promotion, "audit.selection.reserveProposed", reason);
    return Outcome.done();
  }

  /** The ministry concurs or gives it back; entered for it, by another than who proposed it. */
  public Outcome<Void> concur(Viewer viewer, ReservePromotionId id, boolean concurred, String note) {
    ReservePromotion promotion = byId(id);
    access.locked(viewer, new SelectionRoundId(promotion.roundId()));
    viewer.requireActFor(Groups.ministry(promotion.programme()), promotion.programme());
    if (viewer.proxy().isPresent() && promotion.isPreparedBy(viewer.personId())) {
      return Outcome.refused("selection.concur.refused.samePerson");
    }
    if (!concurred && (note == null || note.isBlank())) {
      return Outcome.refused("selection.concur.refused.note");
    }
    promotion.concur(concurred, note, viewer.proxy().isEmpty());
    process.reserveConcurred(promotion.key(), concurred);
    record(
        viewer, promotion,
        concurred ? "audit.selection.reserveConcurred" : "audit.selection.reserveReturned", note);
    ministry.record(
        viewer, promotion.programme(), promotion.key(),
        concurred ? "selection.step.concurReserve.agreed" : "selection.step.concurReserve.returned", note);
    return Outcome.done();
  }

  /** Moves the reserve up: seat, state, letter and the word to support in one act. */
  public void promote(CaseKey key) {
    ReservePromotion promotion = byKey(key);
    if (promotion.state() == PromotionState.PROMOTED) {
      return;
    }
    SelectionRound round = access.lockedById(promotion.roundId());
    ApplicationId reserve = promotion.promoted();
    decision(round).promote(reserve, round.areas());
    promotion.promoted(clock.instant());
    dispatch.dispatchConcurred(
        round, reserve, OutcomeKind.SELECTED, ResultDispatch.MOVED_UP, promotion.isConcurredInPerson());
    events.publishEvent(
        new AreaSelected(
            reserve, round.callId(), applications.facts(reserve).key().value(), true));
    recordEnd(promotion, "audit.selection.reservePromoted");
  }

  /** Nobody moves up; if this leaves every seat free, the question of a recall follows. */
  public void endWithoutReserve(CaseKey key) {
    ReservePromotion promotion = byKey(key);
    if (promotion.state() != PromotionState.ENDED) {
      SelectionRound round = access.lockedById(promotion.roundId());
      promotion.endedWithout(clock.instant());
      recordEnd(promotion, "audit.selection.noReserve");
      recalls.openIfSeatsAreEmpty(round);
    }
  }

  private boolean isReserve(SelectionRound round, ApplicationId reserve) {
    return decision(round).reserves().stream()
        .anyMatch(place -> place.applicationId().equals(reserve.value()));
  }

  /** Two seats may be free at once, each with a question of its own. */
  private boolean isProposedElsewhere(ReservePromotion own, ApplicationId reserve) {
    return promotions.ofRound(own.roundId()).stream()
        .filter(other -> !other.id().equals(own.id()))
        .anyMatch(other -> other.isOnItsWay() && reserve.equals(other.promoted()));
  }

  private Decision decision(SelectionRound round) {
    return decisions
        .findByRoundId(round.id().value())
        .orElseThrow(() -> new NotFound("decision of " + round.key()));
  }

  private ReservePromotion byId(ReservePromotionId id) {
    return promotions.findById(id.value()).orElseThrow(() -> new NotFound("promotion"));
  }

  private ReservePromotion byKey(CaseKey key) {
    return promotions.findByCaseKey(key.value()).orElseThrow(() -> new NotFound("promotion " + key));
  }

  private void record(Viewer viewer, ReservePromotion promotion, String action, String reason) {
    audit.record(
        AuditEntry.of(viewer.actor(), action, promotion.key())
            .detail("reason", reason == null ? "" : reason.strip())
            .audience(Audience.MINISTRY));
  }

  private void recordEnd(ReservePromotion promotion, String action) {
    audit.record(
        AuditEntry.of(Actor.system(), action, promotion.key()).audience(Audience.MINISTRY));
  }
}
