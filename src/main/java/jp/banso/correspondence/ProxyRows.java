package jp.banso.correspondence;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import jp.banso.kernel.CaseKey;
import jp.banso.kernel.ProgrammeCode;
import jp.banso.parties.ProxyEntry;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The kept 代理入力. */
@Repository
class ProxyRows {

  private final JdbcClient jdbc;

  ProxyRows(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** A record with those it concerns. */
  record Row(ProxyRecordView view, ProgrammeCode programme, String addressee) {}

  UUID insert(
      CaseKey key, ProgrammeCode programme, String stepKey, ProxyEntry entry, UUID document,
      String addressee, UUID recordedBy, Instant at) {
    UUID id = UUID.randomUUID();
    jdbc.sql(
            "insert into proxy_record (id, case_key, programme, step, means, said_by, said_on, note,"
                + " document_id, addressee, recorded_by, recorded_at) values (?,?,?,?,?,?,?,?,?,?,?,?)")
        .params(
            id, key.value(), programme.code(), stepKey, entry.means().name(), entry.saidBy(),
            entry.saidOn(), entry.note(), document, addressee, recordedBy,
            Timestamp.from(at))
        .update();
    return id;
  }

  List<ProxyRecordView> ofCase(CaseKey key, ProgrammeCode programme) {
    return jdbc.sql(
            "select * from proxy_record where programme = ? and (case_key = ? or case_key like ?)"
                + " order by recorded_at desc, id")
        .params(programme.code(), key.value(), key.value() + "-%")
        .query(ProxyRows::map)
        .list()
        .stream()
        .map(Row::view)
        .toList();
  }

  Optional<Row> find(UUID id) {
    return jdbc.sql("select * from proxy_record where id = ?").param(id).query(ProxyRows::map).optional();
  }

  /** False if somebody objected before. */
  boolean object(UUID id, String reason, Instant at) {
    return jdbc.sql(
                "update proxy_record set objected_at = ?, objection = ? where id = ? and objected_at is null")
            .params(Timestamp.from(at), reason, id)
            .update()
        > 0;
  }

  /** False if there is nothing to answer any more. */
  boolean answer(UUID id, String answer, Instant at) {
    return jdbc.sql(
                "update proxy_record set answered_at = ?, answer = ? where id = ?"
                    + " and objected_at is not null and answered_at is null")
            .params(Timestamp.from(at), answer, id)
            .update()
        > 0;
  }

  private static Row map(ResultSet row, int number) throws SQLException {
    return new Row(
        new ProxyRecordView(
            row.getObject("id", UUID.class), row.getString("case_key"), row.getString("step"),
            ProxyEntry.Means.valueOf(row.getString("means")), row.getString("said_by"),
            row.getObject("said_on", LocalDate.class), row.getString("note"),
            row.getObject("document_id", UUID.class), row.getTimestamp("recorded_at").toInstant(),
            instant(row.getTimestamp("objected_at")), row.getString("objection"),
            instant(row.getTimestamp("answered_at")), row.getString("answer")),
        ProgrammeCode.of(row.getString("programme")), row.getString("addressee"));
  }

  private static Instant instant(Timestamp timestamp) {
    return timestamp == null ? null : timestamp.toInstant();
  }
}
