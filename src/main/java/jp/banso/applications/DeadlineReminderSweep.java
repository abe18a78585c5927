package jp.banso.applications;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import jp.banso.calendar.BusinessCalendar;
import jp.banso.calls.CallView;
import jp.banso.calls.Calls;
import jp.banso.correspondence.CaseNumbers;
import jp.banso.correspondence.MailOrder;
import jp.banso.correspondence.Mailroom;
import jp.banso.kernel.JapanTime;
import jp.banso.kernel.PrefectureCode;
import jp.banso.kernel.ProgrammeCode;
import jp.banso.parties.DeskContact;
import jp.banso.platform.time.DueRows;
import jp.banso.platform.time.Sweep;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * M07: so many days before the deadline as {@link ApplicationTerms} say, on a business day at nine,
 * every prefecture with drafts is reminded once. After the deadline a reminder that was missed is dropped.
 */
@Component
class DeadlineReminderSweep implements Sweep {

  private static final LocalTime OPENING = LocalTime.of(9, 0);

  /** How many days before the deadline. */
  private record Stage(int days) {
    String name() {
      return "P" + days + "D";
    }
  }

  private record Due(CallView call, Stage stage, Instant at) {

    /** A deadline that was put off is reminded of anew. */
    String occasion() {
      return stage.name() + " " + call.terms().deadline();
    }
  }

  private record Drafts(PrefectureCode prefecture, int count) {}

  private final Calls calls;
  private final ApplicationTerms terms;
  private final BusinessCalendar calendar;
  private final JdbcClient jdbc;
  private final Addressees addressees;
  private final Mailroom mailroom;
  private final CaseNumbers numbers;
  private final TransactionTemplate transactions;
  private final Clock clock;

  DeadlineReminderSweep(
      Calls calls, ApplicationTerms terms, BusinessCalendar calendar, JdbcClient jdbc, Addressees addressees,
      Mailroom mailroom, CaseNumbers numbers, TransactionTemplate transactions, Clock clock) {
    this.calls = calls;
    this.terms = terms;
    this.calendar = calendar;
    this.jdbc = jdbc;
    this.addressees = addressees;
    this.mailroom = mailroom;
    this.numbers = numbers;
    this.transactions = transactions;
    this.clock = clock;
  }

  @Override
  public String name() {
    return "applications.deadlineReminder";
  }

  @Override
  public Optional<Instant> nextDue() {
    return open().stream().map(Due::at).min(Comparator.naturalOrder());
  }

  @Override
  public void runDue() {
    Instant now = clock.instant();
    DueRows.each(
        open().stream().filter(due -> !due.at().isAfter(now)).toList(), due -> remind(due, now));
  }

  /** Reminders still to be sent, in calls whose deadline has not passed. */
  private List<Due> open() {
    Instant now = clock.instant();
    return Arrays.stream(ProgrammeCode.values())
        .flatMap(programme -> calls.current(programme).stream())
        .filter(call -> call.isOpen() && now.isBefore(call.deadlineEnd()))
        .flatMap(call -> stages(call).map(stage -> due(call, stage)))
        .filter(due -> !sent(due))
        .toList();
  }

  private Stream<Stage> stages(CallView call) {
    return terms.reminderDays(call.programme()).stream().map(Stage::new);
  }

  private Due due(CallView call, Stage stage) {
    LocalDate day = calendar.onOrBefore(call.terms().deadline().minusDays(stage.days));
    return new Due(call, stage, day.atTime(OPENING).atZone(JapanTime.ZONE).toInstant());
  }

  private boolean sent(Due due) {
    return jdbc.sql("select count(*) from compilation_reminder where call_id = ? and stage = ?")
            .params(due.call().id().value(), due.occasion())
            .query(Integer.class)
            .single()
        > 0;
  }

  /** Noted once every prefecture has its mail; those that have it get no second one on the way. */
  private void remind(Due due, Instant now) {
    DueRows.each(
        drafts(due.call()),
        drafts -> transactions.executeWithoutResult(tx -> remind(due, drafts)));
    jdbc.sql(
            "insert into compilation_reminder (call_id, stage, sent_at) values (?,?,?)"
                + " on conflict do nothing")
        .params(due.call().id().value(), due.occasion(), Timestamp.from(now))
        .update();
  }

  private void remind(Due due, Drafts drafts) {
    addressees.desk(due.call(), drafts.prefecture())
        .ifPresent(desk -> mailroom.send(mail(due.call(), due.occasion(), drafts, desk)));
  }

  private MailOrder mail(CallView call, String occasion, Drafts drafts, DeskContact desk) {
    var key = CompilationRows.keyOf(call, drafts.prefecture());
    LocalDate today = LocalDate.now(clock);
    return MailOrder.of("M07", call.programme(), key, "/compilations/" + call.id().value())
        .on(occasion)
        .to(desk.mail())
        .value("call", call)
        .value("number", numbers.shown(key))
        .value("prefecture", drafts.prefecture().name())
        .value("desk", desk.deskName())
        .value("count", drafts.count())
        .value("daysLeft", calendar.businessDaysBetween(today, call.terms().deadline()))
        .value("deadline", call.terms().deadline());
  }

  private List<Drafts> drafts(CallView call) {
    return jdbc.sql(
            "select prefecture_code, count(*) from application where call_id = ?"
                + " and state in ('DRAFT','PREFECTURE_REVIEW','COMPILED')"
                + " group by prefecture_code order by prefecture_code")
        .param(call.id().value())
        .query((row, number) -> new Drafts(PrefectureCode.of(row.getString(1)), row.getInt(2)))
        .list();
  }
}
