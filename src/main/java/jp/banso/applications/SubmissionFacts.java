package jp.banso.applications;

import java.util.List;

/**
 * How an application came and what its form lacks, for the rules of the selection.
 *
 * @param sentByPrefecture true if it is known that the prefecture sent it: on screen only it can, and a
 *     mail must come from its desk (S2 §7)
 * @param formGaps rules of the form that are not kept (B-R13 to B-R19), each once
 */
public record SubmissionFacts(
    boolean sentByPrefecture, boolean receivedInTime, List<String> formGaps) {

  public SubmissionFacts {
    formGaps = List.copyOf(formGaps);
  }
}
