package jp.banso.consultation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import jp.banso.consultation.DeskTerms.Channels;
import jp.banso.consultation.DeskTerms.CheckLine;
import jp.banso.kernel.FiscalYear;

/** What the terms of a desk must keep to before anybody is asked to confirm them; a printed day may be a closed one. */
final class DeskPolicy {

  /** So long before its fiscal year a desk may be announced: earlier, the year was mistyped. */
  private static final int EARLY_MONTHS = 3;

  private final DeskTerms terms;
  private final List<DeskProblem> problems = new ArrayList<>();

  private DeskPolicy(DeskTerms terms) {
    this.terms = terms;
  }

  /** All that is wrong; empty if the terms can be released. */
  static List<DeskProblem> problems(DeskTerms terms, FiscalYear year, LocalDate today) {
    DeskPolicy policy = new DeskPolicy(terms);
    policy.period(year, today);
    policy.hours();
    policy.channels();
    policy.sample();
    policy.checklist();
    return List.copyOf(policy.problems);
  }

  private void period(FiscalYear year, LocalDate today) {
    within(year, "opensOn", terms.opensOn());
    within(year, "closesOn", terms.closesOn());
    that(
        !terms.noticeOn().isBefore(year.firstDay().minusMonths(EARLY_MONTHS)), "noticeOn",
        "consultation.desk.refused.early", null);
    that(!terms.noticeOn().isAfter(terms.opensOn()), "opensOn", "consultation.desk.refused.beforeNotice", "noticeOn");
    that(terms.opensOn().isBefore(terms.closesOn()), "closesOn", "consultation.desk.refused.period", "opensOn");
    that(!terms.closesOn().isBefore(today), "closesOn", "consultation.desk.refused.past", null);
  }

  private void hours() {
    that(terms.opensAt().isBefore(terms.closesAt()), "closesAt", "consultation.desk.refused.hours", "opensAt");
  }

  private void channels() {
    that(
        terms.telephone() != null || terms.channels() == Channels.MAIL_ONLY, "telephone",
        "consultation.desk.refused.telephone", "channels");
  }

  private void sample() {
    that(
        terms.sample().checkLeast() <= terms.sample().checkMost(), "checkMost", "consultation.desk.refused.checkMost",
        "checkLeast");
  }

  /** Two of the same words cannot be told apart where they are ticked. */
  private void checklist() {
    List<String> lines = terms.checkLines().stream().map(CheckLine::text).toList();
    that(lines.stream().noneMatch(String::isEmpty), "checklist", "consultation.desk.refused.checkEmpty", null);
    that(
        lines.stream().distinct().count() == lines.size(), "checklist", "consultation.desk.refused.checkTwice", null);
  }

  private void within(FiscalYear year, String field, LocalDate day) {
    that(
        !day.isBefore(year.firstDay()) && !day.isAfter(year.lastDay()), field, "consultation.desk.refused.year", null,
        year.name());
  }

  private void that(boolean holds, String field, String messageKey, String other, Object... arguments) {
    if (!holds) {
      problems.add(new DeskProblem(field, messageKey, other, List.of(arguments)));
    }
  }
}
