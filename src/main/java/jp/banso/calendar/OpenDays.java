package jp.banso.calendar;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.BitSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Business days under one set of closing days, worked out once a year of the calendar. */
final class OpenDays implements BusinessCalendar {

  private final ClosingDays closingDays;
  private final Map<Integer, BitSet> openByYear = new ConcurrentHashMap<>();

  OpenDays(ClosingDays closingDays) {
    this.closingDays = closingDays;
  }

  ClosingDays closingDays() {
    return closingDays;
  }

  @Override
  public boolean isBusinessDay(LocalDate day) {
    return openByYear.computeIfAbsent(day.getYear(), this::openDaysOf).get(day.getDayOfYear());
  }

  private BitSet openDaysOf(int year) {
    Set<LocalDate> holidays = JapaneseHolidays.of(year).keySet();
    BitSet open = new BitSet();
    LocalDate.of(year, 1, 1)
        .datesUntil(LocalDate.of(year + 1, 1, 1))
        .filter(day -> !isWeekend(day) && !closingDays.include(day))
        .filter(day -> !holidays.contains(day) || closingDays.isWorked(day))
        .forEach(day -> open.set(day.getDayOfYear()));
    return open;
  }

  private static boolean isWeekend(LocalDate day) {
    return day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
  }
}
