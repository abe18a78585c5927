package jp.banso.calls;

/**
 * What a change of a published call does to one term or paper.
 *
 * @param labelKey message key of the term, null for a paper
 * @param label mark and title of the paper, null for a term
 * @param before empty if it said nothing
 * @param after the same text as {@code before} if a file was replaced by one of its name
 */
public record ChangeLine(String labelKey, String label, String before, String after) {

  private static final String TERMS = "calls.setup.";

  /** A term, by the label that it has where it is edited. */
  static ChangeLine ofTerm(String field, String before, String after) {
    return new ChangeLine(TERMS + field, null, before, after);
  }

  boolean isDeadline() {
    return (TERMS + "deadline").equals(labelKey);
  }
}
