package jp.banso.selection;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import jp.banso.applications.ApplicationId;
import jp.banso.applications.ApplicationRecords;
import jp.banso.calls.Calls;
import org.springframework.stereotype.Component;

/**
 * Moves a round on when its last check or review is done. Callers hold the round's row, so that of
 * two who finish at once exactly one is the last.
 */
@Component
class RoundProgress {

  private final EligibilityJudgements judgements;
  private final Reviews reviews;
  private final TieDecisions ties;
  private final ApplicationRecords applications;
  private final Calls calls;
  private final SelectionProcess process;
  private final RecallOpening recalls;
  private final Clock clock;

  RoundProgress(
      EligibilityJudgements judgements,
      Reviews reviews,
      TieDecisions ties,
      ApplicationRecords applications,
      Calls calls,
      SelectionProcess process,
      RecallOpening recalls,
      Clock clock) {
    this.judgements = judgements;
    this.reviews = reviews;
    this.ties = ties;
    this.applications = applications;
    this.calls = calls;
    this.process = process;
    this.recalls = recalls;
    this.clock = clock;
  }

  void afterCheck(SelectionRound round) {
    List<EligibilityJudgement> all = judgements.ofRound(round.id().value());
    if (round.state() == RoundState.CHECKING
        && all.stream().noneMatch(judgement -> judgement.state().isOpen())) {
      boolean anyEligible =
          all.stream().anyMatch(judgement -> judgement.state() == EligibilityState.ELIGIBLE);
      round.checksDecided(anyEligible);
      process.eligibilityDecided(round.key(), anyEligible);
      if (!anyEligible) {
        recalls.open(round);
      }
    } else {
      afterLeaving(round);
    }
  }

  void afterReview(SelectionRound round) {
    if (round.state() == RoundState.REVIEWING
        && reviews.ofRound(round.id().value()).stream().noneMatch(review -> review.state().isOpen())) {
      boolean tied = isTied(round);
      round.reviewsCompleted(tied);
      process.reviewsCompleted(round.key(), tied);
    }
  }

  /** Answers true if no application is left that could be selected. */
  boolean afterLeaving(SelectionRound round) {
    if (!round.isSelecting(clock.instant()) || !eligible(round).isEmpty() || checksOpen(round)) {
      return false;
    }
    round.nobodyLeft();
    process.nobodyLeft(round.key());
    recalls.open(round);
    return true;
  }

  /** True if points put the application on the side of the line that is selected. */
  boolean holdsSeat(SelectionRound round, ApplicationId application) {
    return round.isScored() && ranking(round).holdsSeat(application.value(), round.areas());
  }

  /** True if points leave the last seat between several. */
  boolean isTied(SelectionRound round) {
    return !ranking(round).tiedAtBoundary(round.areas()).isEmpty();
  }

  /** The eligible applications that were scored, by points; made anew from the scores each time. */
  Ranking ranking(SelectionRound round) {
    Map<UUID, List<Review>> submitted =
        reviews.ofRound(round.id().value()).stream()
            .filter(review -> review.state() == ReviewState.SUBMITTED)
            .collect(Collectors.groupingBy(review -> review.applicationId().value()));
    List<Assessed> assessed = new ArrayList<>();
    for (EligibilityJudgement judgement : eligible(round)) {
      List<Review> own = submitted.getOrDefault(judgement.applicationId().value(), List.of());
      if (!own.isEmpty()) {
        assessed.add(
            Assessed.of(judgement.applicationId().value(), judgement.key().value(), own));
      }
    }
    List<UUID> tieOrder =
        ties.findById(round.id().value()).map(TieDecision::order).orElse(List.of());
    return Ranking.of(assessed, calls.criteria(round.callId()), tieOrder);
  }

  /** True if an accepted application, one that joined late too, is not judged yet. */
  boolean checksOpen(SelectionRound round) {
    Set<ApplicationId> judged =
        judgements.ofRound(round.id().value()).stream()
            .filter(judgement -> !judgement.state().isOpen())
            .map(EligibilityJudgement::applicationId)
            .collect(Collectors.toSet());
    return applications.acceptedOf(round.callId()).stream()
        .anyMatch(application -> !judged.contains(application.id()));
  }

  /** Applications that met the requirements and are still there. */
  List<EligibilityJudgement> eligible(SelectionRound round) {
    return judgements.ofRound(round.id().value()).stream()
        .filter(judgement -> judgement.state() == EligibilityState.ELIGIBLE)
        .toList();
  }
}
