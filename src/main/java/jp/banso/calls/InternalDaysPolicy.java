package jp.banso.calls;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import jp.banso.calendar.BusinessCalendar;

/** What the days of a prefecture keep to: business days from today on, in the order of the work. */
final class InternalDaysPolicy {

  private static final String REGION = "regionDueOn";
  private static final String PREFECTURE = "prefectureDueOn";

  private InternalDaysPolicy() {}

  static List<TermsProblem> problems(
      CallTerms terms, InternalDays before, LocalDate region, LocalDate prefecture, LocalDate today,
      BusinessCalendar calendar) {
    List<TermsProblem> problems = new ArrayList<>();
    day(problems, REGION, region, before.regionDueOn(), terms, today, calendar);
    day(problems, PREFECTURE, prefecture, before.prefectureDueOn(), terms, today, calendar);
    if (problems.isEmpty() && prefecture.isBefore(region)) {
      problems.add(new TermsProblem(PREFECTURE, "calls.days.refused.order", null));
    }
    return List.copyOf(problems);
  }

  /** One problem of a day at most: the next one shows when this one is mended. */
  private static void day(
      List<TermsProblem> problems, String field, LocalDate day, LocalDate before, CallTerms terms, LocalDate today,
      BusinessCalendar calendar) {
    if (day.isAfter(terms.deadline())) {
      problems.add(new TermsProblem(field, "calls.days.refused.afterDeadline", terms.deadline()));
    } else if (day.isBefore(today) && !day.equals(before)) {
      problems.add(new TermsProblem(field, "calls.days.refused.past", null));
    } else if (!calendar.isBusinessDay(day)) {
      problems.add(new TermsProblem(field, "calls.days.refused.closedDay", calendar.onOrBefore(day)));
    }
  }
}
