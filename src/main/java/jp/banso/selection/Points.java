package jp.banso.selection;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * The mean of the reviewers' weighted totals, in points of 100. Kept as the fraction it is: two
 * applications tie when they are equal, not when they look equal after rounding.
 *
 * @param weighted sum over reviewers and criteria of weight times score
 * @param reviewers how many reviewers scored
 * @param weights sum of the criteria's weights
 */
record Points(long weighted, int reviewers, int weights) implements Comparable<Points> {

  private static final int BEST_SCORE = 5;

  Points {
    if (reviewers < 1 || weights < 1) {
      throw new IllegalArgumentException("points need a reviewer and a weight");
    }
  }

  /** As shown and kept with a decision: two decimals. */
  BigDecimal shown() {
    return BigDecimal.valueOf(weighted * 100)
        .divide(BigDecimal.valueOf((long) BEST_SCORE * weights * reviewers), 2, RoundingMode.HALF_UP);
  }

  @Override
  public int compareTo(Points other) {
    return Long.compare(
        weighted * other.reviewers * other.weights, other.weighted * reviewers * weights);
  }

  /** True if neither is ahead. */
  boolean ties(Points other) {
    return compareTo(other) == 0;
  }
}
