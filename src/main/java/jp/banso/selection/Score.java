package jp.banso.selection;

import jakarta.persistence.Embeddable;
import java.util.UUID;

/** One criterion's score of 1 to 5 with its reason. Sealed: it stays in this module's tables. */
@Embeddable
record Score(UUID criterionId, int points, String reason) {

  /** Scores must not reach a log. */
  @Override
  public String toString() {
    return "Score[" + criterionId + "]";
  }
}
