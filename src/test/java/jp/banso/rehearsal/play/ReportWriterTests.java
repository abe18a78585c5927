package jp.banso.rehearsal.play;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import jp.banso.BansoTest;
import jp.banso.calendar.BusinessCalendar;
import jp.banso.calendar.WarekiText;
import jp.banso.calls.CallFixtures;
import jp.banso.calls.CallId;
import jp.banso.calls.Calls;
import jp.banso.correspondence.CaseNumbers;
import jp.banso.correspondence.MailNames;
import jp.banso.kernel.CaseKey;
import jp.banso.kernel.JapanTime;
import jp.banso.kernel.ProgrammeCode;
import jp.banso.parties.Groups;
import jp.banso.rehearsal.RehearsalReport;
import jp.banso.rehearsal.TimerHistory;
import jp.banso.worklist.HolderWords;
import jp.banso.worklist.WorkItem.Source;
import jp.banso.worklist.Worklist;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

@BansoTest
@DisplayName("リハーサルの結果の記録")
class ReportWriterTests {

  @Autowired private ApplicationContext context;
  @Autowired private Worklist worklist;
  @Autowired private Calls calls;
  @Autowired private BusinessCalendar calendar;
  @Autowired private Clock clock;
  @Autowired private JdbcClient jdbc;

  private CallId call;

  @BeforeEach
  void prepare() {
    call = new CallFixtures(context).prepared(30);
  }

  private RehearsalReport written() {
    return written(mock(TimerHistory.class));
  }

  private RehearsalReport written(TimerHistory timers) {
    Stage stage =
        mock(
            Stage.class,
            asked ->
                switch (asked.getMethod().getName()) {
                  case "call" -> calls.get(call);
                  case "text" -> asked.getArgument(0);
                  default -> null;
                });
    return new ReportWriter(
            stage, mock(Cast.class), new Notes(clock, context.getBean(HolderWords.class)), new MailSink(clock),
            timers, context.getBean(CaseNumbers.class), context.getBean(WarekiText.class),
            new Timetable(calendar, clock), context.getBean(MailNames.class), worklist, calls)
        .write();
  }

  @Test
  @DisplayName("止まったままの処理は、その件とともに、進められなかった手順となる")
  void namesWhatHasStopped() {
    String ref = UUID.randomUUID().toString();
    String area = "R7-BANSO-05-0" + ref.substring(0, 7).toUpperCase(Locale.ROOT);
    worklist.open(
        Source.INCIDENT, ref, ProgrammeCode.BANSO, Groups.secretariat(ProgrammeCode.BANSO), new CaseKey(area), "nobody's",
        "処理が止まっています（" + ref + "）");
    List<RehearsalReport.Problem> problems = written().problems();
    worklist.close(Source.INCIDENT, ref);

    assertThat(problems)
        .filteredOn(problem -> problem.step().contains(ref))
        .singleElement()
        .extracting(RehearsalReport.Problem::about, RehearsalReport.Problem::reason)
        .containsExactly(area, "rehearsal.problem.stopped");
  }

  @Test
  @DisplayName("都道府県が定めた庁内期限も、休業日に当たれば、その都道府県の名とともに出る")
  void namesThePrefecturesOwnDays() {
    LocalDate saturday = LocalDate.of(2025, 7, 1).with(TemporalAdjusters.next(DayOfWeek.SATURDAY));
    jdbc.sql(
            "insert into prefecture_days (call_id, prefecture_code, region_due_on, prefecture_due_on, version)"
                + " values (?, '05', ?, ?, 1)")
        .params(call.value(), saturday, saturday.plusDays(1))
        .update();
    assertThat(written().closedDays())
        .contains(
            new RehearsalReport.ClosedDay(saturday, "rehearsal.term.regionDueOn", "秋田県"),
            new RehearsalReport.ClosedDay(saturday.plusDays(1), "rehearsal.term.prefectureDueOn", "秋田県"));
  }

  @Test
  @DisplayName("日付で動く処理は、その日の初めに動くものも終わりに動くものも、その日のものとされる")
  void namesTheDayOfATimer() {
    LocalDate sunday = LocalDate.of(2027, 2, 28);
    TimerHistory timers = mock(TimerHistory.class);
    when(timers.fired())
        .thenReturn(
            List.of(
                timer("StartEvent_PeriodEnded", sunday.atStartOfDay()),
                timer("CatchEvent_ExtendedPeriodEnded", sunday.plusDays(1).atStartOfDay()),
                timer("Timer_AtTheEnd", sunday.plusDays(1).atTime(0, 2))));
    assertThat(written(timers).closedDays())
        .filteredOn(one -> one.about().startsWith("伴走支援"))
        .extracting(RehearsalReport.ClosedDay::day, RehearsalReport.ClosedDay::what)
        .containsExactly(tuple(sunday, "StartEvent_PeriodEnded"), tuple(sunday, "Timer_AtTheEnd"));
  }

  private static TimerHistory.ModelTimer timer(String id, LocalDateTime at) {
    return new TimerHistory.ModelTimer("support-cycle", "伴走支援", id, id, JapanTime.instantOf(at), "R8-BANSO-05-001");
  }
}
