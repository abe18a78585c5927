package jp.banso.calendar;

import java.time.LocalDate;
import java.time.MonthDay;
import java.time.temporal.ChronoUnit;

/** Days closed every year, both ends included; {@code to} before {@code from} runs over New Year. */
record ClosingPeriod(MonthDay from, MonthDay to) {

  private static final int LEAP_YEAR = 2024;

  /** In days; 29 February counts. */
  long days() {
    LocalDate first = from.atYear(LEAP_YEAR);
    LocalDate last = to.atYear(from.isAfter(to) ? LEAP_YEAR + 1 : LEAP_YEAR);
    return ChronoUnit.DAYS.between(first, last) + 1;
  }

  boolean includes(LocalDate date) {
    MonthDay day = MonthDay.from(date);
    boolean begun = !day.isBefore(from);
    boolean notOver = !day.isAfter(to);
    return from.isAfter(to) ? begun || notOver : begun && notOver;
  }
}
