package jp.banso.applications;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * What whoever writes the form now is asked to put right, until they send it again.
 *
 * @param byPrefecture true for a 修正のお願い, false for the secretariat's 補正のお願い
 * @param by the desk of the prefecture; empty for the secretariat's
 * @param daysLeft business days to {@code dueOn}, negative once it has passed
 * @param sectioned true if its viewer has the form section by section
 * @param items at least one, in the order of the form
 */
public record AskedView(
    boolean byPrefecture, String by, LocalDate dueOn, Instant askedAt, int daysLeft, boolean sectioned,
    List<RequestView> items) {

  /** The same, of one section alone; without items if nothing is asked of that. */
  public AskedView of(String section) {
    return new AskedView(
        byPrefecture, by, dueOn, askedAt, daysLeft, sectioned,
        items.stream().filter(item -> item.section().equals(section)).toList());
  }
}
