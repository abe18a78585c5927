package jp.banso.selection;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import jp.banso.applications.ApplicationFacts;
import jp.banso.applications.ApplicationId;
import jp.banso.applications.ApplicationRecords;
import jp.banso.calls.Calls;
import jp.banso.calls.Criterion;
import org.springframework.stereotype.Component;

/** Totals and sheets; the caller has made sure that every score is in and who looks. */
@Component
class ScorePages {

  private final RoundProgress progress;
  private final Reviews reviews;
  private final TieDecisions ties;
  private final ApplicationRecords applications;
  private final Calls calls;

  ScorePages(
      RoundProgress progress,
      Reviews reviews,
      TieDecisions ties,
      ApplicationRecords applications,
      Calls calls) {
    this.progress = progress;
    this.reviews = reviews;
    this.ties = ties;
    this.applications = applications;
    this.calls = calls;
  }

  List<RoundView.Rank> ranking(SelectionRound round) {
    List<Criterion> criteria = calls.criteria(round.callId());
    return progress.ranking(round).all().stream().map(ranked -> rank(ranked, criteria)).toList();
  }

  /** The tie at the line; null if there is none and never was. */
  RoundView.Tie tie(SelectionRound round) {
    List<Criterion> criteria = calls.criteria(round.callId());
    TieDecision decided = ties.findById(round.id().value()).orElse(null);
    if (decided != null && round.state() != RoundState.TIED) {
      List<String> areaNames = decided.order().stream().map(this::areaName).toList();
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
        tied.stream()
            .filter(one -> resolution.forCouncil().contains(one.applicationId()))
            .map(one -> rank(one, criteria))
            .toList();
    return new RoundView.Tie(
        resolution.order().stream().map(this::areaName).toList(),
        resolution.decidedBy() == null ? null : resolution.decidedBy().label(), council, null, null);
  }

  private RoundView.Rank rank(Ranking.Ranked ranked, List<Criterion> criteria) {
    ApplicationFacts facts = applications.facts(new ApplicationId(ranked.applicationId()));
    List<RoundView.Mean> means =
        criteria.stream()
            .map(
                criterion ->
                    new RoundView.Mean(
                        criterion.label(), mean(ranked.assessed(), criterion), criterion.tieOrder()))
            .toList();
    List<RoundView.Sheet> sheets =
        reviews.ofApplication(ranked.applicationId()).stream()
            .filter(review -> review.state() == ReviewState.SUBMITTED)
            .map(review -> sheet(review, criteria))
            .toList();
    return new RoundView.Rank(
        facts.id(), facts.key(), facts.prefecture().name(), facts.areaName(),
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

  private String areaName(UUID application) {
    return applications.facts(new ApplicationId(application)).areaName();
  }
}
