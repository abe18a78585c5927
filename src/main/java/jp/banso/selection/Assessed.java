package jp.banso.selection;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import jp.banso.calls.Criterion;

/**
 * What the reviewers said of one application, added up.
 *
 * @param sums sum of the reviewers' scores by criterion
 */
record Assessed(UUID applicationId, String caseKey, Map<UUID, Integer> sums, int reviewers) {

  static Assessed of(UUID applicationId, String caseKey, List<Review> submitted) {
    Map<UUID, Integer> sums = new HashMap<>();
    for (Review review : submitted) {
      review.scores().forEach(score -> sums.merge(score.criterionId(), score.points(), Integer::sum));
    }
    return new Assessed(applicationId, caseKey, sums, submitted.size());
  }

  Points points(List<Criterion> criteria) {
    long weighted = 0;
    int weights = 0;
    for (Criterion criterion : criteria) {
      weighted += (long) criterion.weight() * sums.getOrDefault(criterion.id(), 0);
      weights += criterion.weight();
    }
    return new Points(weighted, reviewers, weights);
  }

  /** The mean of one criterion as a fraction that compares exactly. */
  Points mean(Criterion criterion) {
    return new Points(sums.getOrDefault(criterion.id(), 0), reviewers, 1);
  }
}
