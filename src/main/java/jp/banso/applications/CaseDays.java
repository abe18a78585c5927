package jp.banso.applications;

import java.time.LocalDate;
import jp.banso.calendar.BusinessCalendar;
import jp.banso.calls.CallTerms;
import jp.banso.calls.InternalDays;

/**
 * By when an application is to go from hand to hand: the days of its prefecture, put off as far as its own deadline.
 *
 * @param deadline the last day on which it can be submitted
 */
record CaseDays(LocalDate regionDueOn, LocalDate prefectureDueOn, LocalDate deadline) {

  static CaseDays of(CallTerms terms, InternalDays days, LocalDate lastDay, BusinessCalendar calendar) {
    int more = calendar.businessDaysBetween(terms.deadline(), lastDay);
    return new CaseDays(later(days.regionDueOn(), more, calendar), later(days.prefectureDueOn(), more, calendar), lastDay);
  }

  private static LocalDate later(LocalDate day, int more, BusinessCalendar calendar) {
    return more == 0 ? day : calendar.plusBusinessDays(day, more);
  }
}
