package jp.banso.consultation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import jp.banso.calendar.BusinessCalendar;
import jp.banso.calendar.JapaneseHolidays;
import jp.banso.consultation.DeskTerms.Channels;
import jp.banso.kernel.FiscalYear;
import jp.banso.kernel.Wareki;

/** What the terms of a desk must keep to before anybody is asked to confirm them. */
final class DeskPolicy {

  private final DeskTerms terms;
  private final BusinessCalendar calendar;
  private final List<DeskProblem> problems = new ArrayList<>();

  private DeskPolicy(DeskTerms terms, BusinessCalendar calendar) {
    this.terms = terms;
    this.calendar = calendar;
  }

  /** All that is wrong; empty if the terms can be released. */
  static List<DeskProblem> problems(DeskTerms terms, FiscalYear year, LocalDate today, BusinessCalendar calendar) {
    DeskPolicy policy = new DeskPolicy(terms, calendar);
    policy.period(year, today);
    policy.hours();
    policy.channels();
    return List.copyOf(policy.problems);
  }

  private void period(FiscalYear year, LocalDate today) {
    open("noticeOn", terms.noticeOn());
    open("opensOn", terms.opensOn());
    within(year, "opensOn", terms.opensOn());
    within(year, "closesOn", terms.closesOn());
    that(!terms.noticeOn().isAfter(terms.opensOn()), "opensOn", "consultation.desk.refused.beforeNotice", "noticeOn");
    that(terms.opensOn().isBefore(terms.closesOn()), "closesOn", "consultation.desk.refused.period", "opensOn");
    that(!terms.closesOn().isBefore(today), "closesOn", "consultation.desk.refused.past", null);
  }

  private void hours() {
    that(terms.opensAt().isBefore(terms.closesAt()), "closesAt", "consultation.desk.refused.hours", "opensAt");
  }

  private void channels() {
    that(
        terms.telephone() != null || terms.channels() == Channels.MAIL_PREFERRED, "telephone",
        "consultation.desk.refused.telephone", "channels");
  }

  private void within(FiscalYear year, String field, LocalDate day) {
    that(
        !day.isBefore(year.firstDay()) && !day.isAfter(year.lastDay()), field, "consultation.desk.refused.year", null,
        year.name());
  }

  private void open(String field, LocalDate day) {
    if (!JapaneseHolidays.covers(day)) {
      that(false, field, "consultation.desk.refused.calendar", null);
    } else {
      that(
          calendar.isBusinessDay(day), field, "consultation.desk.refused.closedDay", null,
          Wareki.date(calendar.onOrAfter(day)));
    }
  }

  private void that(boolean holds, String field, String messageKey, String other, Object... arguments) {
    if (!holds) {
      problems.add(new DeskProblem(field, messageKey, other, List.of(arguments)));
    }
  }
}
