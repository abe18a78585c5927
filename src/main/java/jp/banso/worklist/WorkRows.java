package jp.banso.worklist;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import jp.banso.kernel.CaseKey;
import jp.banso.worklist.WorkItem.Source;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Writes the read model; the counters follow by a trigger of the table. */
@Repository
class WorkRows {

  private final JdbcClient jdbc;
  private final Clock clock;

  WorkRows(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  void open(
      Source source, String ref, String programme, String holder, UUID assignee, String processKey,
      String caseKey, String definitionKey, String title, Instant dueAt) {
    jdbc.sql(
            "insert into work_item (id, source, ref, programme, holder, assignee_id, process_key,"
                + " case_key, definition_key, title, due_at, opened_at, stage) values"
                + " (?,?,?,?,?,?,?,?,?,?,?,?,0) on conflict (source, ref) do nothing")
        .params(
            UUID.randomUUID(), source.name(), ref, programme, holder, assignee, processKey,
            caseKey, definitionKey, title, timestamp(dueAt), Timestamp.from(clock.instant()))
        .update();
  }

  /**
   * Who gets work from another does not inherit the day to which that one put it off; work whose day
   * moves later is reminded of anew and its manager's concern no more.
   */
  void change(Source source, String ref, String holder, UUID assignee, Instant dueAt) {
    jdbc.sql(
            "update work_item set holder = :holder, assignee_id = :assignee, due_at = :due,"
                + " stage = case when due_at < coalesce(cast(:due as timestamptz), 'infinity')"
                + " then 0 else stage end,"
                + " snoozed_until = case when assignee_id is not distinct from cast(:assignee as uuid)"
                + " then snoozed_until end where source = :source and ref = :ref")
        .param("holder", holder)
        .param("assignee", assignee)
        .param("due", timestamp(dueAt))
        .param("source", source.name())
        .param("ref", ref)
        .update();
  }

  void exclude(CaseKey key, String definitionKey, UUID personId) {
    jdbc.sql(
            "update work_item set excluded_id = ? where source = 'PROCESS' and case_key = ?"
                + " and definition_key = ?")
        .params(personId, key.value(), definitionKey)
        .update();
  }

  /** Puts work off, or with null back into the list. */
  void snooze(UUID id, LocalDate until) {
    jdbc.sql("update work_item set snoozed_until = ? where id = ?").params(until, id).update();
  }

  void close(Source source, String ref) {
    jdbc.sql("delete from work_item where source = ? and ref = ? returning assignee_id, case_key")
        .params(source.name(), ref)
        .query(
            row -> {
              ClosedWork.note(row.getObject(1, UUID.class), row.getString(2));
            });
  }

  static WorkItem map(ResultSet row, int number) throws SQLException {
    return new WorkItem(
        row.getObject("id", UUID.class), Source.valueOf(row.getString("source")),
        row.getString("ref"), row.getString("programme"), row.getString("holder"),
        row.getObject("assignee_id", UUID.class), row.getObject("excluded_id", UUID.class),
        row.getString("process_key"),
        row.getString("case_key"), row.getString("definition_key"), row.getString("title"),
        instant(row.getTimestamp("due_at")), instant(row.getTimestamp("opened_at")),
        row.getBoolean("escalated"), row.getObject("snoozed_until", LocalDate.class));
  }

  static Instant instant(Timestamp timestamp) {
    return timestamp == null ? null : timestamp.toInstant();
  }

  private static Timestamp timestamp(Instant instant) {
    return instant == null ? null : Timestamp.from(instant);
  }
}
