package jp.banso.calendar;

import java.time.LocalDate;
import java.util.List;

/**
 * The Cabinet Office's list against the days as they are counted now, for this year and those after it
 * that the list covers.
 *
 * @param lastYear last year in the list
 * @param closed days of the list that are worked here; taking the list over closes them
 * @param worked holidays by rule that the list does not have; taking it over makes them business days
 * @param takenBack days that were entered from an earlier list and that this one speaks against; taking
 *     it over leaves them to the rules again
 */
public record HolidayComparison(
    int firstYear, int lastYear, List<Difference> closed, List<Difference> worked, List<Difference> takenBack) {

  /** A day and what it is called. */
  public record Difference(LocalDate date, String name) {}

  public boolean isSame() {
    return closed.isEmpty() && worked.isEmpty() && takenBack.isEmpty();
  }
}
