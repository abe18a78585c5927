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
import java.util.function.Function;
import java.util.stream.Collectors;
import jp.banso.applications.Extension.State;
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

  /** First instant that is too late, of each application of the call that has a later one than the others. */
  Map<UUID, Instant> ends(CallView call) {
    return later(call).entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, later -> own(later.getValue(), call)));
  }

  /** What gives applications of the call a later end than that of the others, by application. */
  Map<UUID, Extension> later(CallView call) {
    return jdbc.sql(
            "select e.* from application_extension e join application a on a.id = e.application_id"
                + " where a.call_id = ? and e.state = 'AGREED'")
        .param(call.id().value())
        .query(Extensions::read)
        .list()
        .stream()
        .filter(extension -> own(extension, call).isAfter(call.deadlineEnd()))
        .collect(Collectors.toMap(Extension::application, Function.identity()));
  }

  /** A row of a node that knew no instant yet goes by the clock time of the call. */
  static Instant own(LocalDate until, Instant endsAt, CallView call) {
    return endsAt == null ? call.terms().endOf(until) : endsAt;
  }

  static Instant own(Extension extension, CallView call) {
    return own(extension.until(), extension.endsAt(), call);
  }

  /** The end of its own of an application, as long as it is later than that of the call. */
  Optional<Instant> ownEnd(ApplicationId application, CallView call) {
    return of(application).stream()
        .filter(Extension::isInForce)
        .map(extension -> own(extension, call))
        .filter(end -> end.isAfter(call.deadlineEnd()))
        .findFirst();
  }

  /** First instant that is too late for the application: its own, unless the call's is later by now. */
  Instant end(ApplicationId application, CallView call) {
    return ownEnd(application, call).orElse(call.deadlineEnd());
  }

  /** The last day on which the application can be submitted. */
  LocalDate lastDay(ApplicationId application, CallView call) {
    return LastMoment.of(end(application, call)).day();
  }

  /** As {@link #lastDay} of each application that can be submitted later than the others. */
  Map<UUID, LocalDate> lastDays(CallView call) {
    return ends(call).entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, entry -> LastMoment.of(entry.getValue()).day()));
  }

  /** The applications of the call that can still be submitted at that time, though the call's deadline has passed. */
  Map<UUID, LocalDate> running(CallView call, Instant at) {
    return ends(call).entrySet().stream()
        .filter(entry -> at.isBefore(call.actsAfter(entry.getValue())))
        .collect(Collectors.toMap(Map.Entry::getKey, entry -> LastMoment.of(entry.getValue()).day()));
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

  /**
   * Agreed to.
   *
   * @param endsAt first instant that is too late from now on
   * @throws AlreadyDone if it was answered or has ended
   */
  void agree(Extension extension, UUID by, Instant at, String note, Instant endsAt) {
    answer(extension, State.AGREED, by, at, note, Timestamp.from(endsAt));
  }

  /** @throws AlreadyDone if it was answered or has ended */
  void decline(Extension extension, UUID by, Instant at, String note) {
    answer(extension, State.DECLINED, by, at, note, null);
  }

  private void answer(Extension extension, State answer, UUID by, Instant at, String note, Timestamp endsAt) {
    requireOne(
        extension,
        jdbc.sql(
                "update application_extension set state = ?, answered_by = ?, answered_at = ?, note = ?, ends_at = ?"
                    + " where id = ? and state = 'PROPOSED'")
            .params(answer.name(), by, Timestamp.from(at), note, endsAt, extension.id())
            .update());
  }

  /** Nobody needs to answer it any more: of its application became {@code with}. */
  void endUnanswered(Extension extension, ApplicationState with, Instant at) {
    requireOne(
        extension,
        jdbc.sql(
                "update application_extension set state = 'ENDED', ended_at = ?, ended_with = ?"
                    + " where id = ? and state = 'PROPOSED'")
            .params(Timestamp.from(at), with.name(), extension.id())
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
        new CaseKey(row.getString("case_key")), row.getObject("until_day", LocalDate.class), at(row, "ends_at"),
        row.getString("reason"), State.valueOf(row.getString("state")), row.getObject("proposed_by", UUID.class), at(row, "proposed_at"),
        row.getObject("answered_by", UUID.class), at(row, "answered_at"), row.getString("note"), at(row, "ended_at"), row.getString("end_reason"),
        row.getString("ended_with") == null ? null : ApplicationState.valueOf(row.getString("ended_with")));
  }

  private static Instant at(ResultSet row, String column) throws SQLException {
    Timestamp at = row.getTimestamp(column);
    return at == null ? null : at.toInstant();
  }
}
