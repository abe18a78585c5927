package jp.banso.selection;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import jp.banso.applications.ApplicationFacts;
import jp.banso.applications.ApplicationId;
import jp.banso.applications.ApplicationRecords;
import jp.banso.calls.Calls;
import jp.banso.kernel.NotFound;
import jp.banso.kernel.Outcome;
import jp.banso.parties.Groups;
import jp.banso.parties.Viewer;
import jp.banso.platform.audit.Audience;
import jp.banso.platform.audit.AuditEntry;
import jp.banso.platform.audit.AuditLog;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** 同点の取扱い, 選定案 and its 了承 (T-B11, T-B12). */
@Service("selectionDecisionService")
@Transactional
public class DecisionService {

  private final RoundAccess access;
  private final RoundProgress progress;
  private final EligibilityJudgements judgements;
  private final TieDecisions ties;
  private final Decisions decisions;
  private final ApplicationRecords applications;
  private final Calls calls;
  private final SelectionProcess process;
  private final SecondPerson second;
  private final MinistryWord ministry;
  private final AuditLog audit;
  private final Clock clock;

  DecisionService(
      RoundAccess access,
      RoundProgress progress,
      EligibilityJudgements judgements,
      TieDecisions ties,
      Decisions decisions,
      ApplicationRecords applications,
      Calls calls,
      SelectionProcess process,
      SecondPerson second,
      MinistryWord ministry,
      AuditLog audit,
      Clock clock) {
    this.access = access;
    this.progress = progress;
    this.judgements = judgements;
    this.ties = ties;
    this.decisions = decisions;
    this.applications = applications;
    this.calls = calls;
    this.process = process;
    this.second = second;
    this.ministry = ministry;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * Decides a tie at the line. The criteria decide where they can; {@code councilOrder} is what the
   * 合議 said of those whom they cannot tell apart, best first.
   */
  public Outcome<Void> decideTie(
      Viewer viewer, SelectionRoundId id, List<ApplicationId> councilOrder, String reason) {
    SelectionRound round = access.lockedAsManager(viewer, id);
    round.require(RoundState.TIED);
    if (isBlank(reason)) {
      return Outcome.refused("selection.tie.refused.reason");
    }
    Ranking ranking = progress.ranking(round);
    List<Assessed> tied =
        ranking.tiedAtBoundary(round.areas()).stream().map(Ranking.Ranked::assessed).toList();
    TieDecision.Method method = TieDecision.Method.NO_LONGER_TIED;
    List<UUID> order = List.of();
    if (!tied.isEmpty()) {
      TiePolicy.Resolution resolution =
          TiePolicy.resolve(
              tied, calls.criteria(round.callId()), ranking.seatsForTied(round.areas()));
      List<UUID> council = councilOrder.stream().map(ApplicationId::value).toList();
      if (resolution.needsCouncil() && !isOrderOf(council, resolution.forCouncil())) {
        return Outcome.refused("selection.tie.refused.order");
      }
      method = resolution.needsCouncil() ? TieDecision.Method.COUNCIL : TieDecision.Method.CRITERIA;
      order = merged(resolution, council);
    }
    keep(round, method, order, reason.strip(), viewer.actor().label());
    round.tieDecided();
    process.tieDecided(round.key());
    record(viewer, round, "audit.selection.tieDecided", reason);
    return Outcome.done();
  }

  private void keep(
      SelectionRound round, TieDecision.Method method, List<UUID> order, String reason, String by) {
    ties.findById(round.id().value())
        .ifPresentOrElse(
            before -> before.decide(method, order, reason, by, clock.instant()),
            () -> ties.save(TieDecision.of(round.id(), method, order, reason, by, clock.instant())));
  }

  /** Writes the 選定案 and puts it to the ministry. */
  public Outcome<Void> prepare(
      Viewer viewer, SelectionRoundId id, long version, DecisionDraft draft) {
    SelectionRound round = access.lockedAsManager(viewer, id);
    round.require(RoundState.DECIDING);
    round.requireVersion(version);
    return DecisionPolicy.check(draft, eligible(round), round.areas())
        .then(
            complete -> {
              Decision decision =
                  decisions.findByRoundId(id.value()).orElseGet(() -> Decision.of(round.id()));
              decision.prepare(
                  places(round, draft), draft.summary().strip(), viewer.personId(),
                  viewer.actor().label(), clock.instant());
              decisions.save(decision);
              round.decisionPrepared();
              process.decisionPrepared(round.key());
              record(viewer, round, "audit.selection.decisionPrepared", draft.summary());
              return Outcome.done();
            });
  }

  /** All for which {@link #prepare} would refuse the draft; nothing is saved. */
  @Transactional(readOnly = true)
  public List<Outcome.Refused<Void>> findings(
      Viewer viewer, SelectionRoundId id, long version, DecisionDraft draft) {
    SelectionRound round = access.visible(viewer, id);
    RoundAccess.requireManager(viewer, round);
    round.requireVersion(version);
    return DecisionPolicy.findings(draft, eligible(round), round.areas());
  }

  private Set<ApplicationId> eligible(SelectionRound round) {
    return progress.eligible(round).stream()
        .map(EligibilityJudgement::applicationId)
        .collect(Collectors.toSet());
  }

  /**
   * The ministry concurs or gives the draft back. Entered for it by the secretariat, it must be by
   * another person than who prepared the draft.
   */
  public Outcome<Void> concur(Viewer viewer, SelectionRoundId id, boolean concurred, String note) {
    SelectionRound round = access.locked(viewer, id);
    viewer.requireActFor(Groups.ministry(round.programme()), round.programme());
    round.require(RoundState.CONCURRING);
    Decision decision = decisions.findByRoundId(id.value()).orElseThrow(() -> new NotFound("decision"));
    if (viewer.proxy().isPresent() && decision.isPreparedBy(viewer.personId())) {
      return Outcome.refused("selection.concur.refused.samePerson");
    }
    if (!concurred && isBlank(note)) {
      return Outcome.refused("selection.concur.refused.note");
    }
    if (concurred) {
      decision.concur(viewer.actor().label(), viewer.proxy().isEmpty(), clock.instant());
    } else {
      decision.giveBack(note.strip());
    }
    round.decisionConcurred(concurred);
    process.decisionConcurred(round.key(), concurred);
    if (concurred) {
      second.isAsked(round, decision);
    }
    record(
        viewer, round,
        concurred ? "audit.selection.decisionConcurred" : "audit.selection.decisionReturned", note);
    ministry.record(
        viewer, round.programme(), round.key(),
        concurred ? "selection.step.concurDecision.agreed" : "selection.step.concurDecision.returned", note);
    return Outcome.done();
  }

  /**
   * Takes a decision in which the ministry has concurred back to be made anew; what the ministry said
   * holds no longer. An ordered release is stopped first.
   */
  public Outcome<Void> reopen(Viewer viewer, SelectionRoundId id, String reason) {
    SelectionRound round = access.lockedAsManager(viewer, id);
    round.require(RoundState.CONCURRED);
    if (isBlank(reason)) {
      return Outcome.refused("selection.reopen.refused.reason");
    }
    Decision decision = decisions.findByRoundId(id.value()).orElseThrow(() -> new NotFound("decision"));
    RoundState from = round.state();
    decision.giveBack(reason.strip());
    round.decisionReopened(false);
    process.decisionReopened(round.key(), from, false);
    record(viewer, round, "audit.selection.decisionReconsidered", reason);
    return Outcome.done();
  }

  private List<DecisionPlace> places(SelectionRound round, DecisionDraft draft) {
    Map<UUID, Ranking.Ranked> ranked = new HashMap<>();
    progress.ranking(round).all().forEach(one -> ranked.put(one.applicationId(), one));
    List<DecisionPlace> places = new ArrayList<>();
    int seat = 0;
    for (DecisionDraft.Line line : draft.lines()) {
      Ranking.Ranked own = ranked.get(line.application().value());
      boolean selected = line.outcome() == OutcomeKind.SELECTED;
      boolean reserve = line.outcome() == OutcomeKind.RESERVE;
      places.add(
          place(
              line.application(), line.outcome(), selected ? ++seat : null,
              reserve ? line.reserveRank() : null, own, line.reason().strip()));
    }
    for (EligibilityJudgement judgement : judgements.ofRound(round.id().value())) {
      if (judgement.state() == EligibilityState.INELIGIBLE) {
        places.add(
            place(
                judgement.applicationId(), OutcomeKind.INELIGIBLE, null, null, null,
                judgement.reason()));
      }
    }
    return places;
  }

  private DecisionPlace place(
      ApplicationId id, OutcomeKind outcome, Integer seat, Integer rank, Ranking.Ranked ranked,
      String reason) {
    ApplicationFacts facts = applications.facts(id);
    return new DecisionPlace(
        id.value(), facts.key().value(), facts.areaName(), facts.prefecture().value(), outcome, seat,
        rank, ranked == null ? null : ranked.points().shown(), reason, null);
  }

  private void record(Viewer viewer, SelectionRound round, String action, String reason) {
    audit.record(
        AuditEntry.of(viewer.actor(), action, round.key())
            .detail("reason", reason == null ? "" : reason.strip())
            .audience(Audience.MINISTRY));
  }

  private static boolean isOrderOf(List<UUID> order, List<UUID> wanted) {
    return order.size() == wanted.size() && Set.copyOf(order).equals(Set.copyOf(wanted));
  }

  /** The criteria's order, with the council's in the place of those it was asked about. */
  private static List<UUID> merged(TiePolicy.Resolution resolution, List<UUID> council) {
    List<UUID> order = new ArrayList<>();
    int next = 0;
    for (UUID one : resolution.order()) {
      order.add(resolution.forCouncil().contains(one) ? council.get(next++) : one);
    }
    return order;
  }

  private static boolean isBlank(String text) {
    return text == null || text.isBlank();
  }
}
