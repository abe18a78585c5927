package jp.banso.calls;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import jp.banso.calendar.BusinessCalendar;

/**
 * Moves the dates of an edition into another fiscal year: the end of a month, which its last business
 * day stands for, stays the end of its month, any other day keeps its weekday next to the same date, and both pass to a business day. What
 * hangs on the deadline keeps its distance from it, internal dates in business days.
 */
final class EditionDates {

  private static final int HALF_A_WEEK = 3;

  private final BusinessCalendar calendar;
  private final int years;

  EditionDates(BusinessCalendar calendar, int years) {
    this.calendar = calendar;
    this.years = years;
  }

  CallTerms moved(CallTerms from) {
    LocalDate deadline = moved(from.deadline());
    return from.dated(
        new CallTerms.Dates(
            moved(from.publishedOn()), deadline, before(deadline, from, from.regionDueOn()),
            before(deadline, from, from.prefectureDueOn()),
            calendar.onOrAfter(deadline.plusDays(ChronoUnit.DAYS.between(from.deadline(), from.resultDueOn()))),
            moved(from.supportFrom()), endOfPeriod(from.supportUntil()),
            from.questionsUntil() == null ? null : before(deadline, from, from.questionsUntil()))
            .withRoomForQuestions());
  }

  private LocalDate moved(LocalDate day) {
    LocalDate same = day.plusYears(years);
    if (calendar.onOrAfter(day.plusDays(1)).getMonth() != day.getMonth()) {
      return calendar.onOrBefore(same.with(TemporalAdjusters.lastDayOfMonth()));
    }
    LocalDate sameWeekday = same.minusDays(HALF_A_WEEK).with(TemporalAdjusters.nextOrSame(day.getDayOfWeek()));
    return calendar.onOrAfter(sameWeekday);
  }

  /** A period is planned to the end of a month, whatever weekday that is. */
  private LocalDate endOfPeriod(LocalDate day) {
    LocalDate same = day.plusYears(years);
    return isEndOfMonth(day) ? same.with(TemporalAdjusters.lastDayOfMonth()) : same;
  }

  private LocalDate before(LocalDate deadline, CallTerms from, LocalDate day) {
    return calendar.minusBusinessDays(
        deadline, Math.max(0, calendar.businessDaysBetween(day, from.deadline())));
  }

  private static boolean isEndOfMonth(LocalDate day) {
    return day.plusDays(1).getDayOfMonth() == 1;
  }
}
