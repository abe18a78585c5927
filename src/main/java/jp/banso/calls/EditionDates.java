package jp.banso.calls;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import jp.banso.calendar.AnotherYear;
import jp.banso.calendar.BusinessCalendar;

/**
 * Moves the dates of an edition into another fiscal year, see {@link AnotherYear}. What hangs on the deadline
 * keeps its distance from it, internal dates in business days.
 */
final class EditionDates {

  private final BusinessCalendar calendar;
  private final AnotherYear year;

  EditionDates(BusinessCalendar calendar, int years) {
    this.calendar = calendar;
    this.year = new AnotherYear(calendar, years);
  }

  CallTerms moved(CallTerms from) {
    LocalDate deadline = year.day(from.deadline());
    return from.dated(
        new CallTerms.Dates(
            year.day(from.publishedOn()), deadline, before(deadline, from, from.regionDueOn()),
            before(deadline, from, from.prefectureDueOn()),
            calendar.onOrAfter(deadline.plusDays(ChronoUnit.DAYS.between(from.deadline(), from.resultDueOn()))),
            year.day(from.supportFrom()), year.endOfPeriod(from.supportUntil()),
            from.questionsUntil() == null ? null : before(deadline, from, from.questionsUntil()))
            .withRoomForQuestions());
  }

  private LocalDate before(LocalDate deadline, CallTerms from, LocalDate day) {
    return calendar.minusBusinessDays(
        deadline, Math.max(0, calendar.businessDaysBetween(day, from.deadline())));
  }
}
