package jp.banso.calendar;

import java.time.LocalDate;
import java.time.MonthDay;
import java.util.Set;

/** Business calendars without a database, for the tests of every module. */
public final class BusinessCalendars {

  private BusinessCalendars() {}

  /** Holidays and 年末年始, as the first migration leaves the tables; further days closed on demand. */
  public static BusinessCalendar closedAlsoOn(LocalDate... days) {
    return new OpenDays(
        new ClosingDays(
            Set.of(new ClosingPeriod(MonthDay.of(12, 29), MonthDay.of(1, 3))), Set.of(days),
            Set.of()));
  }
}
