package jp.banso.applications;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import jp.banso.applications.Extension.State;
import jp.banso.calls.CallId;
import jp.banso.calls.CallView;
import jp.banso.kernel.AlreadyDone;
import jp.banso.kernel.CaseKey;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The extensions of applications, and by when each application counts as in time. */
@Repository
class Extensions {

  private final JdbcClient jdbc;

  Extensions(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Newest first. */
  List<Extension> of(ApplicationId application) {
    return jdbc.sql("select * from application_extension where application_id = ? order by number desc")
        .param(application.value())
        .query(Extensions::read)
        .list();
  }

  Optional<Extension> find(CaseKey key) {
    return jdbc.sql("select * from application_extension where case_key = ?")
        .param(key.value())
        .query(Extensions::read)
        .optional();
  }

  /** The day of each application of the call that has one of its own. */
  Map<UUID, LocalDate> days(CallId call) {
    record Day(UUID application, LocalDate until) {}
    return jdbc.sql(
            "select e.application_id, e.until_day from application_extension e"
                + " join application a on a.id = e.application_id where a.call_id = ? and e.state = 'AGREED'")
        .param(call.value())
        .query((row, number) -> new Day(row.getObject(1, UUID.class), row.getObject(2, LocalDate.class)))
        .list()
        .stream()
        .collect(Collectors.toMap(Day::application, Day::until));
  }

  Optional<LocalDate> day(ApplicationId application) {
    return of(application).stream().filter(Extension::isInForce).map(Extension::until).findFirst();
  }

  /** The last day on which the application can be submitted: its own, unless the call's is later by now. */
  LocalDate lastDay(ApplicationId application, CallView call) {
    return later(day(application).orElse(null), call);
  }

  /** As {@link #lastDay(ApplicationId, CallView)} of each application that has a day of its own. */
  Map<UUID, LocalDate> lastDays(CallView call) {
    return days(call.id()).entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, entry -> later(entry.getValue(), call)));
  }

  private static LocalDate later(LocalDate own, CallView call) {
    LocalDate deadline = call.terms().deadline();
    return own == null || own.isBefore(deadline) ? deadline : own;
  }

  /** First instant that is too late for the application. */
  Instant end(ApplicationId application, CallView call) {
    return call.terms().endOf(lastDay(application, call));
  }

  /** The applications of the call that can still be submitted at that time, though the call's deadline has passed. */
  Map<UUID, LocalDate> running(CallView call, Instant at) {
    return lastDays(call).entrySet().stream()
        .filter(entry -> at.isBefore(call.actsAfter(call.terms().endOf(entry.getValue()))))
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  int count(ApplicationId application) {
    return jdbc.sql("select count(*) from application_extension where application_id = ?")
        .param(application.value())
        .query(Integer.class)
        .single();
  }

  void propose(Extension extension, int number) {
    jdbc.sql(
            "insert into application_extension (id, application_id, number, case_key, until_day, reason, state,"
                + " proposed_by, proposed_at) values (?,?,?,?,?,?,'PROPOSED',?,?)")
        .params(
            extension.id(), extension.application(), number, extension.key().value(), extension.until(),
            extension.reason(), extension.proposedBy(), Timestamp.from(extension.proposedAt()))
        .update();
  }

  /** @throws AlreadyDone if it was answered or has ended */
  void answer(Extension extension, boolean agreed, Instant at, String note) {
    requireOne(
        extension,
        jdbc.sql("update application_extension set state = ?, answered_at = ?, note = ? where id = ? and state = 'PROPOSED'")
            .params((agreed ? State.AGREED : State.DECLINED).name(), Timestamp.from(at), note, extension.id())
            .update());
  }

  /** @throws AlreadyDone if it has ended */
  void end(Extension extension, State state, Instant at, String reason) {
    requireOne(
        extension,
        jdbc.sql(
                "update application_extension set state = ?, ended_at = ?, end_reason = ? where id = ? and state = ?")
            .params(state.name(), Timestamp.from(at), reason, extension.id(), extension.state().name())
            .update());
  }

  private static void requireOne(Extension extension, int rows) {
    if (rows == 0) {
      throw new AlreadyDone(extension.key() + " is not " + extension.state() + " any more");
    }
  }

  private static Extension read(ResultSet row, int number) throws SQLException {
    return new Extension(
        row.getObject("id", UUID.class), row.getObject("application_id", UUID.class),
        new CaseKey(row.getString("case_key")), row.getObject("until_day", LocalDate.class), row.getString("reason"),
        State.valueOf(row.getString("state")), row.getObject("proposed_by", UUID.class), at(row, "proposed_at"),
        at(row, "answered_at"), row.getString("note"), at(row, "ended_at"), row.getString("end_reason"));
  }

  private static Instant at(ResultSet row, String column) throws SQLException {
    Timestamp at = row.getTimestamp(column);
    return at == null ? null : at.toInstant();
  }
}
