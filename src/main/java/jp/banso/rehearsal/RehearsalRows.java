package jp.banso.rehearsal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import jp.banso.calls.CallId;
import jp.banso.calls.CallView;
import jp.banso.parties.Viewer;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of rehearsals; who is allowed to read them is their services' word. */
@Repository
class RehearsalRows {

  private static final String VIEW = "select * from rehearsal";
  private static final int WHOLE = 100;

  private final JdbcClient jdbc;
  private final Clock clock;
  private final Clock technicalClock;

  RehearsalRows(JdbcClient jdbc, Clock clock, @Qualifier("technicalClock") Clock technicalClock) {
    this.jdbc = jdbc;
    this.clock = clock;
    this.technicalClock = technicalClock;
  }

  /** A rehearsal that a node has taken up, or that has ended. */
  record Run(UUID id, CallId call, String caseKey, String programme, String schema) {}

  /** Empty if another one waits or runs: there is never more than one. */
  Optional<UUID> request(Viewer viewer, CallView call) {
    UUID id = UUID.randomUUID();
    int added =
        jdbc.sql(
                "insert into rehearsal (id, call_id, case_key, programme, schema_name, state, requested_by,"
                    + " requested_by_label, requested_at, alive_at) values (?,?,?,?,?,'REQUESTED',?,?,?,?)"
                    + " on conflict do nothing")
            .params(
                id, call.id().value(), call.key().value(), call.programme().name(),
                "rehearsal_" + id.toString().replace("-", ""), viewer.personId(), viewer.actor().label(),
                Timestamp.from(clock.instant()), technicalNow())
            .update();
    return added > 0 ? Optional.of(id) : Optional.empty();
  }

  /** Takes up what waits, if anything does; of several nodes one gets it. */
  Optional<Run> takeUp() {
    return jdbc.sql(
            "update rehearsal set state = 'RUNNING', alive_at = ? where state = 'REQUESTED' returning *")
        .param(technicalNow())
        .query(RehearsalRows::run)
        .optional();
  }

  void mark(UUID id, String mark) {
    jdbc.sql("update rehearsal set terms_mark = ? where id = ?").params(mark, id).update();
  }

  /** Says that its process is alive; false if it is to end. */
  boolean beat(UUID id) {
    return jdbc.sql("update rehearsal set alive_at = ? where id = ? and state = 'RUNNING' and not stopping")
            .params(technicalNow(), id)
            .update()
        > 0;
  }

  void played(UUID id, Instant from, Instant to, Instant until) {
    jdbc.sql("update rehearsal set played_from = ?, played_to = ?, played_until = ? where id = ? and state = 'RUNNING'")
        .params(Timestamp.from(from), Timestamp.from(to), Timestamp.from(until), id)
        .update();
  }

  boolean finish(UUID id, String report) {
    return jdbc.sql(
                "update rehearsal set state = 'FINISHED', ended_at = ?, report = cast(? as jsonb)"
                    + " where id = ? and state = 'RUNNING' and not stopping")
            .params(Timestamp.from(clock.instant()), report, id)
            .update()
        > 0;
  }

  boolean fail(UUID id, RehearsalFailure failure, String detail) {
    return jdbc.sql(
                "update rehearsal set state = 'FAILED', ended_at = ?, failure = ?, failure_detail = ?"
                    + " where id = ? and state = 'RUNNING' and not stopping")
            .params(Timestamp.from(clock.instant()), failure.name(), detail, id)
            .update()
        > 0;
  }

  /** True if it had not ended and was not to end. One that runs goes on to be the only one until its process is gone. */
  boolean stop(UUID id) {
    return jdbc.sql(
                "update rehearsal set stopping = true, ended_at = ?,"
                    + " state = case state when 'REQUESTED' then 'STOPPED' else state end"
                    + " where id = ? and state in ('REQUESTED','RUNNING') and not stopping")
            .params(Timestamp.from(clock.instant()), id)
            .update()
        > 0;
  }

  /** The process of one that was to end is gone. */
  void stopped(UUID id) {
    jdbc.sql("update rehearsal set state = 'STOPPED' where id = ? and state = 'RUNNING' and stopping").param(id).update();
  }

  /** Runs whose node has not been seen for so long. */
  List<Run> stranded(Duration silence) {
    return jdbc.sql(VIEW + " where state = 'RUNNING' and alive_at < ?")
        .param(Timestamp.from(technicalClock.instant().minus(silence)))
        .query(RehearsalRows::run)
        .list();
  }

  /** Ended runs whose schema may still be there. */
  List<Run> undropped() {
    return jdbc.sql(VIEW + " where state in ('FINISHED','FAILED','STOPPED') and not schema_dropped")
        .query(RehearsalRows::run)
        .list();
  }

  void drop(Run run) {
    jdbc.sql("drop schema if exists " + run.schema() + " cascade").update();
    jdbc.sql("update rehearsal set schema_dropped = true where id = ?").param(run.id()).update();
  }

  /** Newest first. */
  List<RehearsalView> ofCall(CallId call, int most) {
    return jdbc.sql(VIEW + " where call_id = ? order by requested_at desc, id limit ?")
        .params(call.value(), most)
        .query(RehearsalRows::view)
        .list();
  }

  Optional<RehearsalView> find(UUID id) {
    return jdbc.sql(VIEW + " where id = ?").param(id).query(RehearsalRows::view).optional();
  }

  /** The one that waits or runs. */
  Optional<RehearsalView> open() {
    return jdbc.sql(VIEW + " where state in ('REQUESTED','RUNNING')").query(RehearsalRows::view).optional();
  }

  Optional<String> report(UUID id) {
    return column(id, "report::text");
  }

  Optional<String> mark(UUID id) {
    return column(id, "terms_mark");
  }

  private Optional<String> column(UUID id, String column) {
    return jdbc.sql("select " + column + " from rehearsal where id = ?")
        .param(id)
        .query((row, number) -> Optional.ofNullable(row.getString(1)))
        .optional()
        .flatMap(found -> found);
  }

  private Timestamp technicalNow() {
    return Timestamp.from(technicalClock.instant());
  }

  private static Run run(ResultSet row, int number) throws SQLException {
    return new Run(
        row.getObject("id", UUID.class), new CallId(row.getObject("call_id", UUID.class)), row.getString("case_key"),
        row.getString("programme"), row.getString("schema_name"));
  }

  private static RehearsalView view(ResultSet row, int number) throws SQLException {
    String failure = row.getString("failure");
    return new RehearsalView(
        row.getObject("id", UUID.class), new CallId(row.getObject("call_id", UUID.class)),
        state(row), row.getString("requested_by_label"),
        instant(row, "requested_at"), instant(row, "ended_at"), instant(row, "played_to"), percent(row),
        failure == null ? null : RehearsalFailure.valueOf(failure), row.getString("failure_detail"));
  }

  private static RehearsalState state(ResultSet row) throws SQLException {
    RehearsalState state = RehearsalState.valueOf(row.getString("state"));
    return state == RehearsalState.RUNNING && row.getBoolean("stopping") ? RehearsalState.STOPPING : state;
  }

  private static int percent(ResultSet row) throws SQLException {
    Instant from = instant(row, "played_from");
    if (from == null) {
      return 0;
    }
    long whole = Duration.between(from, instant(row, "played_until")).toMinutes();
    long played = Duration.between(from, instant(row, "played_to")).toMinutes();
    return whole <= 0 ? WHOLE : (int) Math.min(WHOLE, Math.max(0, played * WHOLE / whole));
  }

  private static Instant instant(ResultSet row, String column) throws SQLException {
    Timestamp at = row.getTimestamp(column);
    return at == null ? null : at.toInstant();
  }
}
