package jp.banso.calls;

/**
 * A row of the review sheet as the secretariat edits it.
 *
 * @param code of a kept row; empty for a new one
 * @param weight null if none was typed, 0 if it is no number
 * @param tieOrder null if the item breaks no tie, 0 if it is no number
 */
public record CriterionDraft(
    String code, String label, String guidance, Integer weight, Integer tieOrder) {

  /** A row in which nothing was typed. */
  public boolean isBlank() {
    return label.isBlank() && guidance.isBlank() && weight == null && tieOrder == null;
  }
}
