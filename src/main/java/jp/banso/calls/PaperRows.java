package jp.banso.calls;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The papers of a call with their versions: a replaced one is kept, a removed one is only hidden. */
@Repository
class PaperRows {

  private static final String VERSION_COLUMNS =
      " d.id, d.kind, v.number, v.mark, v.title, v.file_name, v.body, v.document_id, v.changed_by, v.changed_at";

  private final JdbcClient jdbc;

  PaperRows(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** A version as it is stored. */
  record Row(int number, CallDocument paper, UUID changedBy, Instant changedAt, UUID removedBy, Instant removedAt) {}

  /** Those that count first, in their order, then those taken out. */
  List<Row> current(CallId call) {
    return jdbc.sql(
            "select * from call_document where call_id = ? order by removed_at nulls first, position, id")
        .param(call.value())
        .query((row, number) -> row(row, true))
        .list();
  }

  /** Newest first. */
  List<Row> earlier(CallId call) {
    return jdbc.sql(
            "select" + VERSION_COLUMNS + " from call_document_version v"
                + " join call_document d on d.id = v.call_document_id where d.call_id = ? order by v.number desc")
        .param(call.value())
        .query((row, number) -> row(row, false))
        .list();
  }

  /** Whether the call has, or had, the paper. */
  boolean exists(CallId call, UUID paper) {
    return jdbc.sql("select count(*) from call_document where call_id = ? and id = ?")
            .params(call.value(), paper)
            .query(Integer.class)
            .single()
        > 0;
  }

  Optional<CallDocument> version(CallId call, UUID paper, int number) {
    return jdbc.sql(
            "select" + VERSION_COLUMNS + " from call_document d join (select id as call_document_id, number, mark,"
                + " title, file_name, body, document_id, changed_by, changed_at from call_document"
                + " union all select * from call_document_version) v on v.call_document_id = d.id"
                + " where d.call_id = ? and d.id = ? and v.number = ?")
        .params(call.value(), paper, number)
        .query((row, ignored) -> row(row, false).paper())
        .optional();
  }

  void add(CallId call, CallDocument paper, UUID by, Instant at) {
    jdbc.sql(
            "insert into call_document (id, call_id, position, kind, mark, title, file_name, body, document_id,"
                + " changed_by, changed_at) values (?,?,(select coalesce(max(position), 0) + 1 from call_document"
                + " where call_id = ?),?,?,?,?,?,?,?,?)")
        .params(
            paper.id(), call.value(), call.value(), paper.kind().name(), paper.mark(), paper.title(),
            paper.fileName(), paper.body(), paper.documentId(), by, Timestamp.from(at))
        .update();
  }

  /** The next version; the one before is kept. */
  void replace(CallDocument paper, UUID by, Instant at) {
    jdbc.sql(
            "insert into call_document_version select id, number, mark, title, file_name, body, document_id,"
                + " changed_by, changed_at from call_document where id = ?")
        .param(paper.id())
        .update();
    jdbc.sql(
            "update call_document set number = number + 1, kind = ?, mark = ?, title = ?, file_name = ?, body = ?,"
                + " document_id = ?, changed_by = ?, changed_at = ? where id = ?")
        .params(
            paper.kind().name(), paper.mark(), paper.title(), paper.fileName(), paper.body(),
            paper.documentId(), by, Timestamp.from(at), paper.id())
        .update();
  }

  void remove(UUID paper, UUID by, Instant at) {
    jdbc.sql("update call_document set removed_by = ?, removed_at = ? where id = ?")
        .params(by, Timestamp.from(at), paper)
        .update();
  }

  void order(List<UUID> papers) {
    for (int index = 0; index < papers.size(); index++) {
      jdbc.sql("update call_document set position = ? where id = ?").params(index + 1, papers.get(index)).update();
    }
  }

  private static Row row(ResultSet row, boolean current) throws SQLException {
    return new Row(
        row.getInt("number"), CallPapers.document(row), row.getObject("changed_by", UUID.class),
        instant(row.getTimestamp("changed_at")), current ? row.getObject("removed_by", UUID.class) : null,
        current ? instant(row.getTimestamp("removed_at")) : null);
  }

  private static Instant instant(Timestamp timestamp) {
    return timestamp == null ? null : timestamp.toInstant();
  }
}
