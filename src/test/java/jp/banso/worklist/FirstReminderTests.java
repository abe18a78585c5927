package jp.banso.worklist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import jp.banso.BansoTest;
import jp.banso.access.Cast;
import jp.banso.access.Seat;
import jp.banso.calendar.BusinessCalendar;
import jp.banso.kernel.CaseKey;
import jp.banso.kernel.JapanTime;
import jp.banso.parties.Groups;
import jp.banso.platform.mail.SentMail;
import jp.banso.platform.mail.WrittenMails;
import jp.banso.worklist.WorkItem.Source;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@BansoTest
@DisplayName("最初の期限の御案内")
class FirstReminderTests {

  @Autowired private ApplicationContext context;
  @Autowired private WorkRows rows;
  @Autowired private ReminderSweep sweep;
  @Autowired private JdbcClient jdbc;
  @Autowired private Clock clock;
  @Autowired private BusinessCalendar calendar;
  @Autowired private ReminderTerms terms;
  @Autowired private WorkLines lines;
  @Autowired private ApplicationEventPublisher events;
  @Autowired private TransactionTemplate transaction;

  private final String ref = UUID.randomUUID().toString();
  private final CaseKey key =
      new CaseKey("R7-BANSO-31-%03d".formatted(ThreadLocalRandom.current().nextInt(500, 999)));

  @AfterEach
  void close() {
    rows.close(Source.MENTION, ref);
  }

  @Test
  @DisplayName("期限まで間がなくても、お願いした日には送らず、次の日からは送る")
  void comesOnNoDayOfTheRequest() {
    rows.open(
        Source.MENTION, ref, "banso", Groups.reviewer(new Cast(context).person(Seat.REVIEWER)), null, null,
        key.value(), "UserTask_X", "期限の近い対応", clock.instant().plus(Duration.ofDays(1)));
    sweep.runDue();
    await().untilAsserted(() -> assertThat(stage()).isPositive());
    assertThat(reminders()).isEmpty();

    jdbc.sql("update work_item set stage = 0, opened_at = ? where ref = ?")
        .params(Timestamp.from(clock.instant().minus(Duration.ofDays(1))), ref)
        .update();
    sweep.runDue();
    await().untilAsserted(() -> assertThat(reminders()).hasSize(1));
  }

  @Test
  @DisplayName("公募の再案内がある対応は、期限の前には送らない")
  void leavesWhatIsPlannedElsewhere() {
    rows.open(
        Source.MENTION, ref, "banso", Groups.reviewer(new Cast(context).person(Seat.REVIEWER)), null, null,
        key.value(), "UserTask_DraftApplication", "期限の近い対応", calendar.lastMomentOf(calendar.plusBusinessDays(LocalDate.now(clock), 1)));
    jdbc.sql("update work_item set opened_at = ? where ref = ?")
        .params(Timestamp.from(clock.instant().minus(Duration.ofDays(1))), ref)
        .update();
    sweep.runDue();
    await().untilAsserted(() -> assertThat(stage()).isPositive());
    assertThat(reminders()).isEmpty();
  }

  @Test
  @DisplayName("日曜日が期限の対応は、直前の営業日に御案内する（時計はその日で止まらない）")
  void remindsBeforeAClosedDay() {
    LocalDate sunday = LocalDate.now(clock).plusWeeks(1).with(TemporalAdjusters.next(DayOfWeek.SUNDAY));
    Instant morning = JapanTime.instantOf(calendar.onOrBefore(sunday).atTime(9, 0));
    ReminderSweep then =
        new ReminderSweep(
            jdbc, Clock.fixed(morning, clock.getZone()), calendar, terms, lines, events, transaction);
    rows.open(
        Source.MENTION, ref, "banso", Groups.reviewer(new Cast(context).person(Seat.REVIEWER)), null, null,
        key.value(), "UserTask_X", "日曜日が期限の対応", calendar.lastMomentOf(sunday));
    Integer reached =
        transaction.execute(
            status -> {
              status.setRollbackOnly();
              jdbc.sql("update work_item set stage = case ref when ? then 1 else 3 end").param(ref).update();
              assertThat(then.nextDue()).contains(morning);
              then.runDue();
              return stage();
            });
    assertThat(reached).isEqualTo(2);
  }

  private int stage() {
    return jdbc.sql("select stage from work_item where ref = ?").param(ref).query(Integer.class).single();
  }

  private List<SentMail> reminders() {
    return WrittenMails.of(context, key);
  }
}
