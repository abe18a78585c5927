package jp.banso.calendar;

import java.time.LocalDate;
import java.util.List;

/**
 * The Cabinet Office's list against the rules, for this year and those after it that the list covers.
 *
 * @param lastYear last year in the list
 * @param closed days of the list that are worked here; taking the list over closes them
 * @param worked holidays by rule that the list does not have; taking it over makes them business days
 */
public record HolidayComparison(int firstYear, int lastYear, List<Difference> closed, List<Difference> worked) {

  /** A day and what it is called. */
  public record Difference(LocalDate date, String name) {}

  public boolean isSame() {
    return closed.isEmpty() && worked.isEmpty();
  }
}
