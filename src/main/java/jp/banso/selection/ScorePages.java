package jp.banso.selection;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import jp.banso.applications.ApplicationId;
import jp.banso.applications.ApplicationPlace;
import jp.banso.calls.Calls;
import jp.banso.calls.Criterion;
import org.springframework.stereotype.Component;

/** Totals and sheets; the caller has made sure that every score is in and who looks. */
@Component
class ScorePages {

  private final RoundProgress progress;
  private final Reviews reviews;
  private final TieDecisions ties;
  private final Calls calls;

  ScorePages(
      RoundProgress progress,
      Reviews reviews,
      TieDecisions ties,
      Calls calls) {
    this.progress = progress;
    this.reviews = reviews;
    this.ties = ties;
    this.calls = calls;
  }

  List<RoundView.Rank> ranking(SelectionRound round, RoundApplications named) {
    List<Criterion> criteria = calls.criteria(round.callId());
    return ranks(round, progress.ranking(round).all(), criteria, named);
  }

  /** The tie at the line; null if there is none and never was. */
  RoundView.Tie tie(SelectionRound round, RoundApplications named) {
    List<Criterion> criteria = calls.criteria(round.callId());
    TieDecision decided = ties.findById(round.id().value()).orElse(null);
    if (decided != null && round.state() != RoundState.TIED) {
      List<String> areaNames = decided.order().stream().map(named::areaName).toList();
      return new RoundView.Tie(
          areaNames, null, List.of(), decided.method().name(), decided.reason());
    }
    if (round.state() != RoundState.TIED) {
      return null;
    }
    Ranking ranking = progress.ranking(round);
    List<Ranking.Ranked> tied = ranking.tiedAtBoundary(round.areas());
    if (tied.isEmpty()) {
      return new RoundView.Tie(List.of(), null, List.of(), null, null);
    }
    TiePolicy.Resolution resolution =
        TiePolicy.resolve(
            tied.stream().map(Ranking.Ranked::assessed).toList(), criteria,
            ranking.seatsForTied(round.areas()));
    List<RoundView.Rank> council =
        ranks(
            round,
            tied.stream()
                .filter(one -> resolution.forCouncil().contains(one.applicationId()))
                .toList(),
            criteria, named);
    return new RoundView.Tie(
        resolution.order().stream().map(named::areaName).toList(),
        resolution.decidedBy() == null ? null : resolution.decidedBy().label(), council, null, null);
  }

  private List<RoundView.Rank> ranks(
      SelectionRound round, List<Ranking.Ranked> ranked, List<Criterion> criteria,
      RoundApplications named) {
    Map<UUID, List<Review>> submitted =
        reviews.ofRound(round.id().value()).stream()
            .filter(review -> review.state() == ReviewState.SUBMITTED)
            .collect(Collectors.groupingBy(review -> review.applicationId().value()));
    return ranked.stream()
        .map(
            one -> rank(one, criteria, submitted.getOrDefault(one.applicationId(), List.of()), named))
        .toList();
  }

  private static RoundView.Rank rank(
      Ranking.Ranked ranked, List<Criterion> criteria, List<Review> submitted,
      RoundApplications named) {
    ApplicationPlace place = named.place(new ApplicationId(ranked.applicationId()));
    List<RoundView.Mean> means =
        criteria.stream()
            .map(
                criterion ->
                    new RoundView.Mean(
                        criterion.label(), mean(ranked.assessed(), criterion), criterion.tieOrder()))
            .toList();
    List<RoundView.Sheet> sheets =
        submitted.stream().map(review -> sheet(review, criteria)).toList();
    return new RoundView.Rank(
        place.id(), named.key(place.id()), place.prefecture().name(), place.areaName(),
        ranked.points().shown(), ranked.place(), means, sheets);
  }

  private static RoundView.Sheet sheet(Review review, List<Criterion> criteria) {
    Map<UUID, Score> scores =
        review.scores().stream().collect(Collectors.toMap(Score::criterionId, Function.identity()));
    List<RoundView.Line> lines = new ArrayList<>();
    for (Criterion criterion : criteria) {
      Score score = scores.get(criterion.id());
      if (score != null) {
        lines.add(new RoundView.Line(criterion.label(), score.points(), score.reason()));
      }
    }
    return new RoundView.Sheet(review.reviewerName(), lines, review.comment());
  }

  private static BigDecimal mean(Assessed assessed, Criterion criterion) {
    return BigDecimal.valueOf(assessed.sums().getOrDefault(criterion.id(), 0))
        .divide(BigDecimal.valueOf(assessed.reviewers()), 2, RoundingMode.HALF_UP);
  }
}
