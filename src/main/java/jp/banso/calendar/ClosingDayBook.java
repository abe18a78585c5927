package jp.banso.calendar;

import java.time.Clock;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.banso.kernel.Outcome;
import jp.banso.kernel.Wareki;
import jp.banso.platform.audit.Actor;
import jp.banso.platform.audit.AuditEntry;
import jp.banso.platform.audit.AuditLog;
import jp.banso.platform.audit.AuditedAct;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Keeps the days on which the offices are closed besides weekends and holidays. What is entered holds
 * on every node within seconds, for due dates worked out from then on. Who may edit is the caller's
 * matter: the calendar knows nobody.
 */
@Service
@Transactional
public class ClosingDayBook {

  /** Longest reason. */
  public static final int LONGEST_REASON = 100;

  /** Most days of one period; its ends the wrong way round would be nearly the whole year. */
  private static final int LONGEST_PERIOD = 31;

  private static final int YEARS_AHEAD = 10;

  private final ClosingDayRows rows;
  private final HolidayNames names;
  private final AuditLog audit;
  private final Clock clock;

  ClosingDayBook(ClosingDayRows rows, HolidayNames names, AuditLog audit, Clock clock) {
    this.rows = rows;
    this.names = names;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * Every holiday and closing day of the year, by date; a day that is both stands twice.
   *
   * @throws java.time.DateTimeException if the rules of holidays do not hold in that year
   */
  @Transactional(readOnly = true)
  public List<CalendarDay> daysOf(int year) {
    List<CalendarDay> days = new ArrayList<>();
    Map<LocalDate, String> worked = rows.workingDays();
    JapaneseHolidays.of(year)
        .values()
        .forEach(holiday -> days.add(
            worked.containsKey(holiday.date())
                ? new CalendarDay(holiday.date(), worked.get(holiday.date()), CalendarDay.Origin.WORKED)
                : new CalendarDay(holiday.date(), names.of(holiday), CalendarDay.Origin.HOLIDAY)));
    List<YearlyClosing> yearly = rows.yearly();
    LocalDate.of(year, 1, 1)
        .datesUntil(LocalDate.of(year + 1, 1, 1))
        .forEach(day -> yearly.stream()
            .filter(closing -> closing.period().includes(day))
            .forEach(closing -> days.add(new CalendarDay(day, closing.reason(), CalendarDay.Origin.EVERY_YEAR))));
    rows.singleDays(year)
        .forEach((day, reason) -> days.add(new CalendarDay(day, reason, CalendarDay.Origin.SINGLE)));
    days.sort(Comparator.comparing(CalendarDay::date).thenComparing(CalendarDay::origin));
    return days;
  }

  /** The periods that are closed every year. */
  @Transactional(readOnly = true)
  public List<YearlyClosing> yearly() {
    return rows.yearly();
  }

  /** Closes one single day. */
  public Outcome<Void> close(Actor actor, LocalDate day, String reason) {
    if (!JapaneseHolidays.covers(day)) {
      return Outcome.refused("calendar.refused.year", JapaneseHolidays.FIRST_YEAR, JapaneseHolidays.LAST_YEAR);
    }
    if (!rows.close(day, reason)) {
      return Outcome.refused("calendar.refused.closedAlready");
    }
    record(actor, "audit.calendar.closed", day, reason);
    return Outcome.done();
  }

  /** Takes an entered day back, whether it was closed or worked; done twice, nothing more happens. */
  public void takeBack(Actor actor, LocalDate day) {
    if (rows.takeBack(day)) {
      record(actor, "audit.calendar.takenBack", day, "");
    }
  }

  /** The business days of the coming year that closing the period would take; nothing is stored. */
  @Transactional(readOnly = true)
  public Outcome<List<LocalDate>> daysTaken(MonthDay from, MonthDay to) {
    ClosingPeriod period = new ClosingPeriod(from, to);
    if (period.days() > LONGEST_PERIOD) {
      return Outcome.refused("calendar.refused.periodTooLong", LONGEST_PERIOD);
    }
    ClosingDays stored = rows.readAll();
    if (stored.everyYear().contains(period)) {
      return Outcome.refused("calendar.refused.periodAlready");
    }
    LocalDate today = LocalDate.now(clock);
    Optional<YearMonth> closed = monthWithoutBusinessDay(new OpenDays(stored.with(period)), YearMonth.from(today));
    if (closed.isPresent()) {
      return Outcome.refused("calendar.refused.monthClosed", closed.get().getMonthValue());
    }
    OpenDays open = new OpenDays(stored);
    return Outcome.done(
        today.datesUntil(today.plusYears(1))
            .filter(day -> period.includes(day) && JapaneseHolidays.covers(day) && open.isBusinessDay(day))
            .toList());
  }

  /** To count on from such a month finds no end where every month is one. */
  private static Optional<YearMonth> monthWithoutBusinessDay(OpenDays calendar, YearMonth from) {
    return Stream.iterate(from, month -> month.plusMonths(1))
        .limit(12L * YEARS_AHEAD)
        .filter(month -> JapaneseHolidays.covers(month.atDay(1)))
        .filter(
            month ->
                month.atDay(1).datesUntil(month.plusMonths(1).atDay(1)).noneMatch(calendar::isBusinessDay))
        .findFirst();
  }

  /** Closes a period every year. */
  public Outcome<Void> closeYearly(Actor actor, MonthDay from, MonthDay to, String reason) {
    return daysTaken(from, to)
        .then(
            days -> {
              if (!rows.closeYearly(new YearlyClosing(UUID.randomUUID(), from, to, reason))) {
                return Outcome.refused("calendar.refused.periodAlready");
              }
              audit.record(
                  AuditEntry.of(actor, "audit.calendar.closedYearly", null)
                      .detail("from", text(from)).detail("to", text(to)).detail("reason", reason));
              return Outcome.done();
            });
  }

  /** Opens a period again that was closed every year; done twice, nothing more happens. */
  public void openYearly(Actor actor, UUID id) {
    rows.yearly().stream()
        .filter(closing -> closing.id().equals(id))
        .findFirst()
        .ifPresent(
            closing -> {
              rows.openYearly(id);
              audit.record(
                  AuditEntry.of(actor, "audit.calendar.openedYearly", null)
                      .detail("from", text(closing.from())).detail("to", text(closing.to()))
                      .detail("reason", closing.reason()));
            });
  }

  /** What taking over the Cabinet Office's list would change; nothing is stored. */
  @Transactional(readOnly = true)
  public Outcome<HolidayComparison> compare(byte[] list) {
    try {
      return comparison(CabinetOfficeList.read(list));
    } catch (CabinetOfficeList.Unreadable e) {
      return e.line() == 0
          ? Outcome.refused("calendar.refused.encoding")
          : Outcome.refused("calendar.refused.list", e.line());
    }
  }

  /** Takes the Cabinet Office's list over: the days it has beyond the rules close, those it lacks open. */
  public Outcome<HolidayComparison> takeOver(Actor actor, byte[] list) {
    return compare(list)
        .then(
            found -> {
              found.takenBack().forEach(day -> rows.takeBackListed(day.date()));
              found.closed().forEach(day -> rows.closeAsListed(day.date(), day.name()));
              found.worked().forEach(day -> rows.work(day.date(), day.name()));
              audit.record(
                  AuditEntry.of(actor, "audit.calendar.listTakenOver", null)
                      .detail("lastYear", found.lastYear())
                      .detail("closed", text(found.closed()))
                      .detail("worked", text(found.worked()))
                      .detail("takenBack", text(found.takenBack())));
              return Outcome.done(found);
            });
  }

  private Outcome<HolidayComparison> comparison(SortedMap<LocalDate, String> list) {
    int first = LocalDate.now(clock).getYear();
    int last = list.lastKey().getYear();
    List<HolidayComparison.Difference> closed = new ArrayList<>();
    List<HolidayComparison.Difference> worked = new ArrayList<>();
    List<HolidayComparison.Difference> takenBack = new ArrayList<>();
    ClosingDays stored = rows.readAll();
    Map<LocalDate, String> workedNames = rows.workingDays();
    for (int year = first; year <= Math.max(first, last); year++) {
      SortedMap<LocalDate, Holiday> ruled = JapaneseHolidays.of(year);
      SortedMap<LocalDate, String> listed = list.subMap(LocalDate.of(year, 1, 1), LocalDate.of(year + 1, 1, 1));
      if (listed.isEmpty() || listed.lastKey().isBefore(ruled.lastKey())) {
        return Outcome.refused("calendar.refused.listYear", year);
      }
      listed.forEach(
          (day, name) -> {
            if (!ruled.containsKey(day) && !stored.include(day)) {
              closed.add(new HolidayComparison.Difference(day, name));
            } else if (ruled.containsKey(day) && stored.isWorked(day)) {
              takenBack.add(new HolidayComparison.Difference(day, workedNames.get(day)));
            }
          });
      ruled.values().stream()
          .filter(holiday -> !list.containsKey(holiday.date()) && !stored.isWorked(holiday.date()))
          .forEach(holiday -> worked.add(new HolidayComparison.Difference(holiday.date(), names.of(holiday))));
    }
    rows.listedDays().forEach(
        (day, name) -> {
          if (day.getYear() >= first && day.getYear() <= last && !list.containsKey(day)) {
            takenBack.add(new HolidayComparison.Difference(day, name));
          }
        });
    takenBack.sort(Comparator.comparing(HolidayComparison.Difference::date));
    return Outcome.done(new HolidayComparison(first, last, closed, worked, takenBack));
  }

  private static String text(MonthDay day) {
    return day.getMonthValue() + "/" + day.getDayOfMonth();
  }

  private static String text(List<HolidayComparison.Difference> days) {
    return days.stream()
        .map(day -> Wareki.date(day.date()) + " " + day.name())
        .collect(Collectors.joining(", "));
  }

  /** What was changed last, newest first; the calendar is one for all, so no case keeps it. */
  @Transactional(readOnly = true)
  public List<AuditedAct> changes(int size) {
    return audit.latestOfNoCase("audit.calendar.", size);
  }

  private void record(Actor actor, String action, LocalDate day, String reason) {
    audit.record(AuditEntry.of(actor, action, null).detail("day", Wareki.date(day)).detail("reason", reason));
  }
}
