package jp.banso.calls;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import jp.banso.calls.MailTerms.NoticeForwarding;
import jp.banso.calendar.BusinessCalendar;
import jp.banso.calendar.JapaneseHolidays;
import jp.banso.kernel.FiscalYear;

/** What the terms of a call must keep to before anybody is asked to confirm them. */
final class TermsPolicy {

  private static final String OPENING = "publishedOn";
  private static final String DEADLINE = "deadline";

  /** So long before its fiscal year a call may be published: earlier, its year was mistyped. */
  private static final int EARLY_MONTHS = 3;

  private TermsPolicy() {}

  /** All that contradicts itself or the calendar; empty if the terms can be published. */
  static List<TermsProblem> problems(
      TermsDraft draft, FiscalYear year, LocalDate today, BusinessCalendar calendar) {
    Check check = new Check();
    CallTerms terms = draft.terms();
    years(terms, year, check);
    dates(terms, today, check);
    closedDays(terms, calendar, check);
    if (terms.questionsUntil() != null) {
      questions(terms, year, today, calendar, check);
    }
    check.that(
        draft.plan().regionBusinessDays() >= draft.plan().prefectureBusinessDays(), "regionBusinessDays", "planOrder",
        "prefectureBusinessDays");
    check.that(
        draft.mailTerms().noticeForwarding() == NoticeForwarding.NONE || draft.mailTerms().noticeDatedOn() != null,
        "noticeDatedOn", "noticeDate", "noticeForwarding");
    check.that(terms.memberMin() <= terms.memberMax(), "memberMax", "memberRange", "memberMin");
    check.that(
        draft.statements() == null || draft.statements().topics().size() == terms.meetingsMax(), "meetingTopics",
        "topics");
    check.that(
        terms.professionWarnPercent().compareTo(terms.professionReturnPercent()) <= 0,
        "professionReturnPercent", "percentRange", "professionWarnPercent");
    check.that(
        terms.organisationWarnPercent().compareTo(terms.organisationReturnPercent()) <= 0,
        "organisationReturnPercent", "percentRange", "organisationWarnPercent");
    return List.copyOf(check.problems);
  }

  /** A call may be published in the months before its fiscal year begins; its support may end after it. */
  private static void years(CallTerms terms, FiscalYear year, Check check) {
    check.within(year.firstDay().minusMonths(EARLY_MONTHS), year.lastDay(), terms.publishedOn(), OPENING);
    check.within(year.previous(), year, terms.deadline(), DEADLINE);
    check.within(year.previous(), year, terms.regionDueOn(), "regionDueOn");
    check.within(year.previous(), year, terms.prefectureDueOn(), "prefectureDueOn");
    check.within(year, year.next(), terms.resultDueOn(), "resultDueOn");
    check.within(year, year.next(), terms.supportFrom(), "supportFrom");
    check.within(year, year.next(), terms.supportUntil(), "supportUntil");
  }

  private static void dates(CallTerms terms, LocalDate today, Check check) {
    check.that(terms.deadline().isAfter(today), DEADLINE, "deadlinePast");
    check.that(!terms.publishedOn().isAfter(terms.deadline()), DEADLINE, "deadlineBeforeOpening", OPENING);
    check.that(!terms.regionDueOn().isBefore(terms.publishedOn()), "regionDueOn", "internalBeforeOpening", OPENING);
    check.that(!terms.regionDueOn().isAfter(terms.prefectureDueOn()), "prefectureDueOn", "internalOrder", "regionDueOn");
    check.that(!terms.prefectureDueOn().isAfter(terms.deadline()), "prefectureDueOn", "internalAfterDeadline", DEADLINE);
    check.that(terms.resultDueOn().isAfter(terms.deadline()), "resultDueOn", "resultBeforeDeadline", DEADLINE);
    check.that(terms.supportFrom().isAfter(terms.deadline()), "supportFrom", "supportBeforeDeadline", DEADLINE);
    check.that(
        !terms.supportFrom().isBefore(terms.resultDueOn()), "supportFrom", "supportBeforeResult", "resultDueOn");
    check.that(terms.supportFrom().isBefore(terms.supportUntil()), "supportUntil", "supportRange", "supportFrom");
  }

  private static void questions(
      CallTerms terms, FiscalYear year, LocalDate today, BusinessCalendar calendar, Check check) {
    LocalDate day = terms.questionsUntil();
    check.within(year.previous(), year, day, "questionsUntil");
    check.that(day.isAfter(today), "questionsUntil", "questionsPast");
    check.that(!day.isBefore(terms.publishedOn()), "questionsUntil", "internalBeforeOpening", OPENING);
    check.that(!day.isAfter(terms.deadline()), "questionsUntil", "internalAfterDeadline", DEADLINE);
    check.open(calendar, day, "questionsUntil");
  }

  private static void closedDays(CallTerms terms, BusinessCalendar calendar, Check check) {
    check.open(calendar, terms.publishedOn(), OPENING);
    check.open(calendar, terms.deadline(), DEADLINE);
    check.open(calendar, terms.regionDueOn(), "regionDueOn");
    check.open(calendar, terms.prefectureDueOn(), "prefectureDueOn");
    check.open(calendar, terms.resultDueOn(), "resultDueOn");
  }

  private static final class Check {
    private final List<TermsProblem> problems = new ArrayList<>();

    void that(boolean holds, String field, String key) {
      that(holds, field, key, null);
    }

    /** @param other the term that {@code field} is compared with */
    void that(boolean holds, String field, String key, String other) {
      if (!holds) {
        problems.add(TermsProblem.between(field, "calls.setup.refused." + key, other));
      }
    }

    void within(FiscalYear from, FiscalYear to, LocalDate day, String field) {
      within(from.firstDay(), to.lastDay(), day, field);
    }

    void within(LocalDate from, LocalDate to, LocalDate day, String field) {
      that(!day.isBefore(from) && !day.isAfter(to), field, "fiscalYearDate");
    }

    void open(BusinessCalendar calendar, LocalDate day, String field) {
      if (!JapaneseHolidays.covers(day)) {
        problems.add(new TermsProblem(field, "calls.setup.refused.year", null));
      } else if (!calendar.isBusinessDay(day)) {
        problems.add(new TermsProblem(field, "calls.setup.refused.closedDay", calendar.onOrAfter(day)));
      }
    }
  }
}
