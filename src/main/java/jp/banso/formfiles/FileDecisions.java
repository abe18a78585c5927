package jp.banso.formfiles;

import java.util.Map;

/**
 * What a person decided about a file that came back.
 *
 * @param doubts by the number of the doubt: the number of its candidate, or {@link #AS_IT_IS}
 * @param clashes by the path of the clash: true for the file's answer, false for what stands
 * @param seen whether the text that belongs to no field was read
 */
public record FileDecisions(Map<Integer, Integer> doubts, Map<String, Boolean> clashes, boolean seen) {

  /** Leaves the answer as it stands. */
  public static final int AS_IT_IS = -1;

  public FileDecisions {
    doubts = Map.copyOf(doubts);
    clashes = Map.copyOf(clashes);
  }
}
