package jp.banso.applications;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import jp.banso.calendar.BusinessCalendar;
import jp.banso.calls.Calls;
import jp.banso.kernel.JapanTime;
import jp.banso.participation.ParticipationRecords;
import jp.banso.platform.time.DueRows;
import jp.banso.platform.time.Sweep;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * A 修正のお願い whose day has passed: on the next business day at nine region and prefecture are told, once. Before
 * the day the plan of the call reminds of it, on the day the list of what is to be done.
 */
@Component
class RevisionOverdueSweep implements Sweep {

  private static final LocalTime OPENING = LocalTime.of(9, 0);
  private static final String AWAITED =
      " from application_return r join application a on a.id = r.application_id"
          + " where r.returned_by = 'PREFECTURE' and r.answered_at is null and r.overdue_told_at is null"
          + " and a.state = 'DRAFT'";

  private record Overdue(ApplicationId application, LocalDate dueOn) {}

  private final JdbcClient jdbc;
  private final Applications applications;
  private final Calls calls;
  private final Extensions extensions;
  private final ParticipationRecords participation;
  private final ApplicationMails mails;
  private final BusinessCalendar calendar;
  private final Clock clock;
  private final TransactionTemplate transactions;

  RevisionOverdueSweep(
      JdbcClient jdbc, Applications applications, Calls calls, Extensions extensions,
      ParticipationRecords participation, ApplicationMails mails, BusinessCalendar calendar, Clock clock, TransactionTemplate transactions) {
    this.jdbc = jdbc;
    this.applications = applications;
    this.calls = calls;
    this.extensions = extensions;
    this.participation = participation;
    this.mails = mails;
    this.calendar = calendar;
    this.clock = clock;
    this.transactions = transactions;
  }

  @Override
  public String name() {
    return "applications.revisionOverdue";
  }

  @Override
  public Optional<Instant> nextDue() {
    return jdbc.sql("select min(r.due_on)" + AWAITED)
        .query((row, number) -> Optional.ofNullable(row.getObject(1, LocalDate.class)))
        .single()
        .map(this::toldAt);
  }

  @Override
  public void runDue() {
    Instant now = clock.instant();
    List<Overdue> due =
        jdbc
            .sql("select distinct r.application_id, r.due_on" + AWAITED + " and r.due_on < ?")
            .param(LocalDate.now(clock))
            .query(
                (row, number) ->
                    new Overdue(new ApplicationId(row.getObject(1, UUID.class)), row.getObject(2, LocalDate.class)))
            .list()
            .stream()
            .filter(one -> !toldAt(one.dueOn()).isAfter(now))
            .toList();
    DueRows.each(due, one -> transactions.executeWithoutResult(status -> tell(one, now)));
  }

  private Instant toldAt(LocalDate dueOn) {
    return JapanTime.instantOf(calendar.plusBusinessDays(dueOn, 1).atTime(OPENING));
  }

  /** Of what can no longer be submitted, or is not to be, nobody is told. */
  private void tell(Overdue overdue, Instant now) {
    int noted =
        jdbc
            .sql(
                "update application_return set overdue_told_at = ? where application_id = ? and due_on = ?"
                    + " and returned_by = 'PREFECTURE' and answered_at is null and overdue_told_at is null")
            .params(Timestamp.from(now), overdue.application().value(), overdue.dueOn())
            .update();
    if (noted == 0) {
      return;
    }
    applications
        .findById(overdue.application().value())
        .filter(one -> one.state() == ApplicationState.DRAFT)
        .filter(one -> now.isBefore(extensions.end(one.id(), calls.get(one.call()))))
        .filter(one -> !participation.notApplying(one.call()).contains(one.key().value()))
        .ifPresent(one -> mails.revisionOverdue(one, overdue.dueOn()));
  }
}
