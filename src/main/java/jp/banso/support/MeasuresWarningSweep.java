package jp.banso.support;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.stream.Collectors;
import jp.banso.calls.CallId;
import jp.banso.calls.CallMeetings;
import jp.banso.calls.Calls;
import jp.banso.kernel.JapanTime;
import jp.banso.platform.time.DueRows;
import jp.banso.platform.time.Sweep;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Warns a region that has not handed in its 対応策案 while the first meeting that needs it comes near, at nine on
 * the days that {@code support_measures_warning} names. Of warnings missed together one is sent.
 */
@Component
class MeasuresWarningSweep implements Sweep {

  private static final LocalTime NINE = LocalTime.of(9, 0);

  private final JdbcClient jdbc;
  private final SupportCycles cycles;
  private final Calls calls;
  private final SupportMail mail;
  private final TransactionTemplate transaction;
  private final Clock clock;

  MeasuresWarningSweep(
      JdbcClient jdbc, SupportCycles cycles, Calls calls, SupportMail mail, TransactionTemplate transaction, Clock clock) {
    this.jdbc = jdbc;
    this.cycles = cycles;
    this.calls = calls;
    this.mail = mail;
    this.transaction = transaction;
    this.clock = clock;
  }

  private record Warning(UUID cycleId, UUID callId, int number, LocalDate meetingOn, int days) {
    static Warning of(ResultSet row, int number) throws SQLException {
      return new Warning(
          row.getObject("cycle_id", UUID.class), row.getObject("call_id", UUID.class), row.getInt("number"),
          JapanTime.dateOf(row.getTimestamp("starts_at").toInstant()),
          row.getInt("days"));
    }

    Instant at() {
      return JapanTime.instantOf(meetingOn.minusDays(days).atTime(NINE));
    }
  }

  @Override
  public String name() {
    return "support-measures-warnings";
  }

  @Override
  public Optional<Instant> nextDue() {
    return open().stream().map(Warning::at).min(Comparator.naturalOrder());
  }

  @Override
  public void runDue() {
    Instant now = clock.instant();
    Map<UUID, List<Warning>> due =
        open().stream()
            .filter(warning -> !warning.at().isAfter(now))
            .collect(Collectors.groupingBy(Warning::cycleId));
    DueRows.each(due.values(), warnings -> transaction.executeWithoutResult(status -> warn(warnings, now)));
  }

  /** Not given yet, in regions whose first meeting that needs a 対応策案 is to come without one. */
  private List<Warning> open() {
    Map<UUID, CallMeetings> foreseen = new HashMap<>();
    return jdbc.sql(
            "select m.cycle_id, c.call_id, m.number, m.starts_at, w.days from support_meeting m"
                + " join support_cycle c on c.id = m.cycle_id"
                + " join support_measures_warning w on w.programme = c.programme"
                + " where m.state = 'SCHEDULED' and m.starts_at > ?"
                + " and not exists (select 1 from measures_plan p where p.cycle_id = m.cycle_id"
                + " and p.submitted_at is not null)"
                + " and not exists (select 1 from support_measures_warned g where g.cycle_id = m.cycle_id"
                + " and g.meeting_on = (m.starts_at at time zone 'Asia/Tokyo')::date and g.days = w.days)")
        .param(Timestamp.from(clock.instant()))
        .query(Warning::of)
        .list()
        .stream()
        .filter(warning -> isForMeasures(warning, foreseen))
        .toList();
  }

  private boolean isForMeasures(Warning warning, Map<UUID, CallMeetings> foreseen) {
    CallMeetings meetings =
        foreseen.computeIfAbsent(warning.callId(), call -> calls.get(new CallId(call)).meetings());
    OptionalInt first = meetings.firstWithMeasures();
    return first.isPresent() && first.getAsInt() == warning.number();
  }

  private void warn(List<Warning> warnings, Instant now) {
    int given = warnings.stream().mapToInt(warning -> note(warning, now)).sum();
    if (given > 0) {
      Warning warning = warnings.get(0);
      SupportCycle cycle = cycles.findById(warning.cycleId()).orElseThrow();
      mail.toRegion(
          mail.order("measures-missing", cycle, cycle.key(), "/measures").value("meetingOn", warning.meetingOn()),
          cycle);
    }
  }

  private int note(Warning warning, Instant now) {
    return jdbc.sql("insert into support_measures_warned values (?,?,?,?) on conflict do nothing")
        .params(warning.cycleId(), warning.meetingOn(), warning.days(), Timestamp.from(now))
        .update();
  }
}
