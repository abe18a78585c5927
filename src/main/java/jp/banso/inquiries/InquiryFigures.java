package jp.banso.inquiries;

import static jp.banso.inquiries.InquiryState.OPEN;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.banso.calendar.BusinessCalendar;
import jp.banso.consultation.DeskId;
import jp.banso.consultation.DeskUse;
import jp.banso.consultation.OpenDesks;
import jp.banso.kernel.AlreadyDone;
import jp.banso.kernel.FiscalYear;
import jp.banso.kernel.JapanTime;
import jp.banso.kernel.Outcome;
import jp.banso.parties.Groups;
import jp.banso.parties.Viewer;
import jp.banso.platform.audit.AuditEntry;
import jp.banso.platform.audit.AuditLog;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * 相談の集計: for the desk as they are; for the ministry once it has confirmed that it takes them, of inquiries whose
 * purpose allows it, and without small numbers.
 */
@Service
@Transactional
public class InquiryFigures {

  private static final String COUNTED = " and i.state not in ('MERGED', 'INTAKE')";

  /** What was copied from papers after its year says when it was copied, and not how long the asker waited. */
  private static final String RECORDED_IN_ITS_YEAR =
      "i.recorded_at < make_timestamptz(i.fiscal_year + 1, 4, 1, 0, 0, 0, 'Asia/Tokyo')";

  /** Business days by which open inquiries are told apart. */
  private static final List<Integer> AGES = List.of(2, 5, 10);

  private final OpenDesks desks;
  private final FiguresConfirmations confirmations;
  private final FeedbackCounts feedback;
  private final InquiryUseRegister register;
  private final BusinessCalendar calendar;
  private final JdbcClient jdbc;
  private final AuditLog audit;
  private final Clock clock;
  private final SmallNumbers small;
  private final int least;

  InquiryFigures(
      OpenDesks desks, FiguresConfirmations confirmations, FeedbackCounts feedback, InquiryUseRegister register,
      BusinessCalendar calendar, JdbcClient jdbc, AuditLog audit, Clock clock, @Value("${banso.inquiries.least-told:3}") int least) {
    this.desks = desks;
    this.confirmations = confirmations;
    this.feedback = feedback;
    this.register = register;
    this.calendar = calendar;
    this.jdbc = jdbc;
    this.audit = audit;
    this.clock = clock;
    this.small = new SmallNumbers(least);
    this.least = least;
  }

  /** From which number on the ministry is told. */
  public int leastTold(Viewer viewer) {
    InquiryAccess.requireDesk(viewer);
    return least;
  }

  /** Whether the year is over, so that its figures may leave the desk. */
  public boolean isOver(Viewer viewer, FiscalYear year) {
    InquiryAccess.requireDesk(viewer);
    return year.lastDay().isBefore(JapanTime.dateOf(clock.instant()));
  }

  /** The fiscal years in which inquiries came, and this one, newest first. */
  @Transactional(readOnly = true)
  public List<FiscalYear> years(Viewer viewer) {
    InquiryAccess.requireDesk(viewer);
    List<Integer> years =
        jdbc.sql("select distinct fiscal_year from inquiry where programme = ?")
            .param(viewer.programme().name())
            .query(Integer.class)
            .list();
    int now = FiscalYear.of(clock.instant()).year();
    return Stream.concat(years.stream(), Stream.of(now))
        .distinct()
        .sorted(Comparator.reverseOrder())
        .map(FiscalYear::new)
        .toList();
  }

  /** What the desk reads of itself. */
  @Transactional(readOnly = true)
  public Figures of(Viewer viewer, FigureFilter filter) {
    InquiryAccess.requireDesk(viewer);
    return counted(viewer, filter, null);
  }

  private Figures counted(Viewer viewer, FigureFilter filter, Set<DeskId> terms) {
    Map<FigureKind, List<FigureLine>> lines = new EnumMap<>(FigureKind.class);
    for (FigureKind kind : FigureKind.values()) {
      lines.put(kind, new ArrayList<>());
    }
    List<FigureLine> total = new ArrayList<>();
    bind(
            jdbc.sql(
                "select grouping(" + FigureKind.COLUMNS + ") as mask, coalesce(" + FigureKind.COLUMNS + ") as value,"
                    + " count(*) as cases, count(*) filter (where is_open) as open,"
                    + " case when count(answer_minutes) >= :timed"
                    + " then percentile_cont(0.5) within group (order by answer_minutes) end as median,"
                    + " case when count(answer_minutes) >= :timed"
                    + " then percentile_cont(0.9) within group (order by answer_minutes) end as ninety"
                    + " from (select to_char(i.received_at at time zone 'Asia/Tokyo', 'YYYY-MM') as m,"
                    + " coalesce(i.category, '') as c, coalesce(i.prefecture_code, '') as p, i.channel as ch,"
                    + " coalesce(i.requester_kind, '') as k, i.state in " + OPEN + " as is_open,"
                    + " case when " + RECORDED_IN_ITS_YEAR + " then i.answer_minutes end as answer_minutes"
                    + " from inquiry i where " + inquiries(terms) + ") f"
                    + " group by grouping sets ((), (m), (c), (p), (ch), (k)) order by 1, 2"),
            viewer, filter, terms)
        // no time that one of a few took leaves the desk
        .param("timed", terms == null ? 1 : least)
        .query(
            row -> {
              FigureLine line = line(row);
              int mask = row.getInt("mask");
              (mask == FigureKind.TOTAL ? total : lines.get(FigureKind.of(mask))).add(line);
            });
    return new Figures(
        total.get(0), lines, feedback.of(inquiries(terms), statement -> bind(statement, viewer, filter, terms)));
  }

  private static String inquiries(Set<DeskId> terms) {
    return "i.programme = :programme and i.fiscal_year = :year and i.received_at >= :from and i.received_at < :to"
        + COUNTED + (terms == null ? "" : " and i.desk_id = any(:terms)");
  }

  private static FigureLine line(ResultSet row) throws SQLException {
    String value = row.getString("value");
    return new FigureLine(
        value == null ? "" : value, row.getInt("cases"), row.getInt("open"), minutes(row, "median"),
        minutes(row, "ninety"));
  }

  private static Integer minutes(ResultSet row, String column) throws SQLException {
    double minutes = row.getDouble(column);
    return row.wasNull() ? null : (int) Math.round(minutes);
  }

  private static StatementSpec bind(
      StatementSpec statement, Viewer viewer, FigureFilter filter, Set<DeskId> terms) {
    return statement
        .param("terms", (terms == null ? Set.<DeskId>of() : terms).stream().map(DeskId::value).toArray(UUID[]::new))
        .param("programme", viewer.programme().name())
        .param("year", filter.year().year())
        .param("from", Timestamp.from(JapanTime.instantOf(filter.first().atStartOfDay())))
        .param("to", Timestamp.from(JapanTime.instantOf(filter.last().plusDays(1).atStartOfDay())));
  }

  /** What is not ended now, by how many business days ago it came. */
  @Transactional(readOnly = true)
  public List<OpenAge> ages(Viewer viewer) {
    InquiryAccess.requireDesk(viewer);
    LocalDate today = JapanTime.dateOf(clock.instant());
    Map<Integer, Instant> since = new LinkedHashMap<>();
    AGES.forEach(days -> since.put(days, calendar.startOf(calendar.minusBusinessDays(today, days))));
    List<Integer> upTo =
        jdbc.sql(
                "select count(*) filter (where received_at >= :two), count(*) filter (where received_at >= :five),"
                    + " count(*) filter (where received_at >= :ten), count(*) from inquiry"
                    + " where programme = :programme and state in " + OPEN)
            .param("programme", viewer.programme().name())
            .param("two", Timestamp.from(since.get(2)))
            .param("five", Timestamp.from(since.get(5)))
            .param("ten", Timestamp.from(since.get(10)))
            .query((row, number) -> List.of(row.getInt(1), row.getInt(2), row.getInt(3), row.getInt(4)))
            .single();
    List<OpenAge> ages = new ArrayList<>();
    for (int i = 0; i < upTo.size(); i++) {
      ages.add(
          new OpenAge(
              i == 0 ? 0 : AGES.get(i - 1) + 1, i < AGES.size() ? AGES.get(i) : null,
              upTo.get(i) - (i == 0 ? 0 : upTo.get(i - 1))));
    }
    return ages;
  }

  /** That the ministry takes the figures of a year; empty if that was not recorded. */
  @Transactional(readOnly = true)
  public Optional<FiguresConfirmation> confirmation(Viewer viewer, FiscalYear year) {
    InquiryAccess.requireDesk(viewer);
    return confirmations.of(viewer.programme(), year);
  }

  /** Whether the viewer records what the ministry confirmed. */
  public boolean mayConfirm(Viewer viewer) {
    return viewer.isManagerOf(viewer.programme()) && viewer.proxy().isEmpty();
  }

  /** Records that the ministry takes the figures of a year. */
  public Outcome<Void> confirm(Viewer viewer, FiscalYear year, LocalDate on, String note) {
    requireManager(viewer);
    if (on.isAfter(JapanTime.dateOf(clock.instant()))) {
      return Outcome.refused("inquiries.figures.refused.future");
    }
    if (!confirmations.add(viewer.programme(), year, on, note, viewer.personId(), clock.instant())) {
      throw new AlreadyDone("figures of " + year + " are confirmed");
    }
    record(viewer, "audit.inquiries.figuresConfirmed", year, note);
    return Outcome.done();
  }

  /** From now on nothing leaves the desk. */
  public void takeBack(Viewer viewer, FiscalYear year) {
    requireManager(viewer);
    if (!confirmations.takeBack(viewer.programme(), year, clock.instant())) {
      throw new AlreadyDone("figures of " + year + " are not confirmed");
    }
    record(viewer, "audit.inquiries.figuresTakenBack", year, "");
  }

  /** Guards the form of the confirmation before it is read. */
  @Transactional(readOnly = true)
  public void requireManager(Viewer viewer) {
    InquiryAccess.requireDesk(viewer);
    viewer.requireInPerson(Groups.secretariatManager(viewer.programme()), viewer.programme());
  }

  private void record(Viewer viewer, String action, FiscalYear year, String note) {
    AuditEntry entry =
        AuditEntry.logged(viewer.actor(), action, null)
            .detail("programme", viewer.programme().name())
            .detail("fiscalYear", year.name());
    audit.record(note.isEmpty() ? entry : entry.detail("why", note));
  }

  /**
   * The figures of a whole year that is over as they may leave the desk, written down as a use. So nobody takes one day
   * from the next.
   *
   * @param about what is taken, in a line
   */
  public Outcome<Figures> forMinistry(Viewer viewer, FiscalYear year, String about) {
    InquiryAccess.requireInPerson(viewer);
    if (!isOver(viewer, year)) {
      return Outcome.refused("inquiries.figures.refused.running", year.name());
    }
    if (confirmations.of(viewer.programme(), year).isEmpty()) {
      return Outcome.refused("inquiries.figures.refused.unconfirmed", year.name());
    }
    FigureFilter filter = new FigureFilter(year, null, null);
    Figures whole =
        counted(viewer, filter, desks.allowing(viewer.programme(), DeskUse.STATISTICS));
    int used = whole.total().count();
    int leftOut = counted(viewer, filter, null).total().count() - used;
    if (used == 0 && leftOut > 0) {
      return Outcome.refused("inquiries.figures.refused.terms", year.name());
    }
    if (!small.tells(used)) {
      return Outcome.refused("inquiries.figures.refused.few", least);
    }
    register.recordCounted(viewer, DeskUse.STATISTICS, used, leftOut, about);
    Map<FigureKind, List<FigureLine>> lines =
        whole.lines().entrySet().stream()
            .collect(Collectors.toMap(Map.Entry::getKey, entry -> small.told(entry.getValue())));
    return Outcome.done(
        new Figures(small.withoutFew(whole.total()), lines, whole.feedback().told(small, lines)));
  }
}
