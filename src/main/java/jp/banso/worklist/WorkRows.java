package jp.banso.worklist;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import java.util.UUID;
import jp.banso.worklist.WorkItem.Source;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Writes the read model. Counts are kept as ±1 rows, so that two transactions never wait for each
 * other's counter; a sweep folds them.
 */
@Repository
class WorkRows {

  static final LocalDate NO_DUE_DAY = LocalDate.of(9999, 12, 31);
  private static final ZoneId TOKYO = ZoneId.of("Asia/Tokyo");

  private final JdbcClient jdbc;
  private final Clock clock;

  WorkRows(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  void open(
      Source source, String ref, String programme, String holder, UUID assignee, String processKey,
      String caseKey, String definitionKey, String title, Instant dueAt) {
    int inserted =
        jdbc.sql(
                "insert into work_item (id, source, ref, programme, holder, assignee_id, process_key,"
                    + " case_key, definition_key, title, due_at, opened_at, stage) values"
                    + " (?,?,?,?,?,?,?,?,?,?,?,?,0) on conflict (source, ref) do nothing")
            .params(
                UUID.randomUUID(), source.name(), ref, programme, holder, assignee, processKey,
                caseKey, definitionKey, title, timestamp(dueAt), Timestamp.from(clock.instant()))
            .update();
    if (inserted > 0) {
      count(holder, dueAt, 1);
    }
  }

  void change(Source source, String ref, String holder, UUID assignee, Instant dueAt) {
    jdbc.sql("select holder, due_at from work_item where source = ? and ref = ?")
        .params(source.name(), ref)
        .query((row, number) -> new Counted(row.getString(1), instant(row.getTimestamp(2))))
        .optional()
        .ifPresent(
            before -> {
              jdbc.sql(
                      "update work_item set holder = ?, assignee_id = ?, due_at = ?"
                          + " where source = ? and ref = ?")
                  .params(holder, assignee, timestamp(dueAt), source.name(), ref)
                  .update();
              if (!before.equals(new Counted(holder, dueAt))) {
                count(before.holder(), before.dueAt(), -1);
                count(holder, dueAt, 1);
              }
            });
  }

  private record Counted(String holder, Instant dueAt) {}

  void close(Source source, String ref) {
    jdbc.sql("delete from work_item where source = ? and ref = ? returning holder, due_at")
        .params(source.name(), ref)
        .query((row, number) -> new Counted(row.getString(1), instant(row.getTimestamp(2))))
        .list()
        .forEach(gone -> count(gone.holder(), gone.dueAt(), -1));
  }

  private void count(String holder, Instant dueAt, int delta) {
    jdbc.sql("insert into work_count_delta (holder, due_day, delta) values (?,?,?)")
        .params(holder, dueDay(dueAt), delta)
        .update();
  }

  static LocalDate dueDay(Instant dueAt) {
    return Optional.ofNullable(dueAt).map(due -> LocalDate.ofInstant(due, TOKYO)).orElse(NO_DUE_DAY);
  }

  static WorkItem map(ResultSet row, int number) throws SQLException {
    return new WorkItem(
        row.getObject("id", UUID.class), Source.valueOf(row.getString("source")),
        row.getString("ref"), row.getString("programme"), row.getString("holder"),
        row.getObject("assignee_id", UUID.class), row.getString("process_key"),
        row.getString("case_key"), row.getString("definition_key"), row.getString("title"),
        instant(row.getTimestamp("due_at")), instant(row.getTimestamp("opened_at")),
        row.getInt("stage") >= 3);
  }

  static Instant instant(Timestamp timestamp) {
    return timestamp == null ? null : timestamp.toInstant();
  }

  private static Timestamp timestamp(Instant instant) {
    return instant == null ? null : Timestamp.from(instant);
  }
}
