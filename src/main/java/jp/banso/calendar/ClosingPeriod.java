package jp.banso.calendar;

import java.time.LocalDate;
import java.time.MonthDay;

/** Days closed every year, both ends included; {@code to} before {@code from} runs over New Year. */
record ClosingPeriod(MonthDay from, MonthDay to) {

  boolean includes(LocalDate date) {
    MonthDay day = MonthDay.from(date);
    boolean begun = !day.isBefore(from);
    boolean notOver = !day.isAfter(to);
    return from.isAfter(to) ? begun || notOver : begun && notOver;
  }
}
