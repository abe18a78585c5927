package jp.banso.calendar;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import jp.banso.kernel.CalendarYears;

/**
 * Japan's holidays by rule, so that no list has to be fetched or kept up: the national holidays and
 * the days off that follow from them by Article 3 of the Act (振替休日, 国民の休日). A day that a new law
 * adds is entered as a closing day until the rule follows.
 */
public final class JapaneseHolidays {

  public static final int FIRST_YEAR = CalendarYears.FIRST;

  public static final int LAST_YEAR = CalendarYears.LAST;

  private JapaneseHolidays() {}

  /** Whether the rules hold in the year of this day. */
  public static boolean covers(LocalDate day) {
    return day.getYear() >= FIRST_YEAR && day.getYear() <= LAST_YEAR;
  }

  /**
   * All holidays of the year by date.
   *
   * @throws DateTimeException if the rules do not hold in that year
   */
  public static SortedMap<LocalDate, Holiday> of(int year) {
    if (year < FIRST_YEAR || year > LAST_YEAR) {
      throw new DateTimeException("the rules of holidays do not hold in " + year);
    }
    SortedMap<LocalDate, HolidayKind> national = NationalHolidays.of(year);
    SortedMap<LocalDate, Holiday> all = new TreeMap<>();
    national.forEach((day, kind) -> all.put(day, new Holiday(day, kind, false)));
    substitutes(national).forEach(holiday -> all.put(holiday.date(), holiday));
    between(national)
        .forEach(
            day -> all.putIfAbsent(day, new Holiday(day, HolidayKind.CITIZENS_HOLIDAY, false)));
    return Collections.unmodifiableSortedMap(all);
  }

  /** Article 3 (2): a holiday on a Sunday passes to the next day that is no national holiday. */
  private static List<Holiday> substitutes(SortedMap<LocalDate, HolidayKind> national) {
    List<Holiday> substitutes = new ArrayList<>();
    national.forEach(
        (sunday, kind) -> {
          if (sunday.getDayOfWeek() == DayOfWeek.SUNDAY) {
            LocalDate day = sunday.plusDays(1);
            while (national.containsKey(day)) {
              day = day.plusDays(1);
            }
            substitutes.add(new Holiday(day, kind, true));
          }
        });
    return substitutes;
  }

  /** Article 3 (3): a day between two national holidays is a day off. */
  private static List<LocalDate> between(SortedMap<LocalDate, HolidayKind> national) {
    return national.keySet().stream()
        .filter(day -> national.containsKey(day.plusDays(2)))
        .map(day -> day.plusDays(1))
        .filter(day -> !national.containsKey(day))
        .toList();
  }
}
