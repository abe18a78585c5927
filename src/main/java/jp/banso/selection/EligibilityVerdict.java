package jp.banso.selection;

import java.util.List;

/**
 * What the secretariat says of the requirements of one application (T-B8).
 *
 * @param answers one for each finding, in its order
 * @param alsoUnmet rules without a finding that could not be confirmed either
 */
public record EligibilityVerdict(
    boolean eligible, List<FindingAnswer> answers, List<String> alsoUnmet, String reason) {

  /**
   * What a person made of a finding.
   *
   * @param confirmed true if the requirement could be confirmed after all, null if nothing was said
   */
  public record FindingAnswer(Boolean confirmed, String reason) {}

  public EligibilityVerdict {
    answers = List.copyOf(answers);
    alsoUnmet = List.copyOf(alsoUnmet);
  }
}
