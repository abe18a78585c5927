package jp.banso.correspondence;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import jp.banso.kernel.CaseKey;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Mails that wait for a decision because they did not arrive. */
@Repository
class UndeliveredRows {

  private final JdbcClient jdbc;

  UndeliveredRows(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** An undelivered mail and the number of its process; {@code deskCallId} in place of a process of its own, else null. */
  record Row(UUID id, UUID mailId, CaseKey processKey, UUID deskCallId) {}

  /** Empty if the mail already waits for a decision. */
  Optional<CaseKey> insert(UUID mailId, CaseKey caseKey, boolean uncertain, Instant at) {
    UUID id = UUID.randomUUID();
    CaseKey processKey = caseKey.child("X" + id.toString().substring(0, 8).toUpperCase(java.util.Locale.ROOT));
    int inserted =
        jdbc.sql(
                "insert into undelivered_mail (id, mail_id, process_key, uncertain, found_at)"
                    + " values (?,?,?,?,?) on conflict (mail_id) where resolved_at is null do nothing")
            .params(id, mailId, processKey.value(), uncertain, Timestamp.from(at))
            .update();
    return inserted > 0 ? Optional.of(processKey) : Optional.empty();
  }

  Optional<Row> open(UUID mailId) {
    return jdbc.sql("select id, mail_id, process_key, desk_call_id from undelivered_mail where mail_id = ?"
            + " and resolved_at is null")
        .param(mailId)
        .query(
            (row, number) ->
                new Row(
                    row.getObject(1, UUID.class), row.getObject(2, UUID.class), new CaseKey(row.getString(3)),
                    row.getObject(4, UUID.class)))
        .optional();
  }

  /** It is found out by ringing up the desk, or with null by itself. */
  void byCall(UUID mailId, UUID deskCallId) {
    jdbc.sql("update undelivered_mail set desk_call_id = ? where mail_id = ? and resolved_at is null")
        .params(deskCallId, mailId)
        .update();
  }

  /** The mails that wait for one call, in the order in which they came back. */
  List<UUID> openOfCall(UUID deskCallId) {
    return jdbc.sql(
            "select mail_id from undelivered_mail where desk_call_id = ? and resolved_at is null order by found_at, id")
        .param(deskCallId)
        .query(UUID.class)
        .list();
  }

  Map<UUID, Integer> countOfCalls(List<UUID> deskCallIds) {
    Map<UUID, Integer> counts = new HashMap<>();
    if (!deskCallIds.isEmpty()) {
      jdbc.sql(
              "select desk_call_id, count(*) from undelivered_mail where desk_call_id in (:ids)"
                  + " and resolved_at is null group by desk_call_id")
          .param("ids", deskCallIds)
          .query(row -> {
            counts.put(row.getObject(1, UUID.class), row.getInt(2));
          });
    }
    return counts;
  }

  /** Which of these mails wait for a decision, in their order. */
  List<UUID> openOf(List<UUID> mailIds) {
    Set<UUID> open =
        Set.copyOf(
            jdbc.sql(
                    "select mail_id from undelivered_mail where mail_id = any(cast(? as uuid[]))"
                        + " and resolved_at is null")
                .param(mailIds.stream().map(UUID::toString).toArray(String[]::new))
                .query(UUID.class)
                .list());
    return mailIds.stream().filter(open::contains).toList();
  }

  /** False if somebody was quicker. */
  boolean resolve(UUID id, String outcome, Instant at) {
    return jdbc.sql(
                "update undelivered_mail set resolved_at = ?, outcome = ? where id = ? and resolved_at is null")
            .params(Timestamp.from(at), outcome, id)
            .update()
        > 0;
  }

  /** Mail ids by the numbers of their processes. */
  Map<String, UUID> mails(List<String> processKeys) {
    Map<String, UUID> found = new HashMap<>();
    jdbc.sql("select process_key, mail_id from undelivered_mail where process_key = any(?)")
        .param(processKeys.toArray(String[]::new))
        .query(row -> {
          found.put(row.getString(1), row.getObject(2, UUID.class));
        });
    return found;
  }
}
