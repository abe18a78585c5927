package jp.banso.calendar;

import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;

/**
 * Moves dates into another year, as offices do: the end of a month, which its last business day stands for, stays the
 * end of its month, any other day keeps its weekday next to the same date, and both pass to a business day.
 */
public final class AnotherYear {

  private static final int HALF_A_WEEK = 3;

  private final BusinessCalendar calendar;
  private final int years;

  /** @param years how many later; negative for an earlier year */
  public AnotherYear(BusinessCalendar calendar, int years) {
    this.calendar = calendar;
    this.years = years;
  }

  /** A day on which something is done. */
  public LocalDate day(LocalDate day) {
    LocalDate same = day.plusYears(years);
    if (calendar.onOrAfter(day.plusDays(1)).getMonth() != day.getMonth()) {
      return calendar.onOrBefore(same.with(TemporalAdjusters.lastDayOfMonth()));
    }
    LocalDate sameWeekday = same.minusDays(HALF_A_WEEK).with(TemporalAdjusters.nextOrSame(day.getDayOfWeek()));
    return calendar.onOrAfter(sameWeekday);
  }

  /** The end of a period: it is planned to the end of a month, whatever weekday that is. */
  public LocalDate endOfPeriod(LocalDate day) {
    LocalDate same = day.plusYears(years);
    return isEndOfMonth(day) ? same.with(TemporalAdjusters.lastDayOfMonth()) : same;
  }

  private static boolean isEndOfMonth(LocalDate day) {
    return day.plusDays(1).getDayOfMonth() == 1;
  }
}
