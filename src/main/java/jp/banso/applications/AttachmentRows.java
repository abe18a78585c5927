package jp.banso.applications;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import jp.banso.platform.documents.DocumentId;
import jp.banso.platform.documents.DocumentView;
import jp.banso.platform.documents.Documents;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The papers that go with applications, all versions of them. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class AttachmentRows {

  /** Who added a paper: what one side added after the text changed hands is not the other's to see yet. */
  enum Side {
    REGION,
    PREFECTURE,
    SECRETARIAT
  }

  private final JdbcClient jdbc;
  private final Documents documents;

  AttachmentRows(JdbcClient jdbc, Documents documents) {
    this.jdbc = jdbc;
    this.documents = documents;
  }

  /** Papers in the order in which they came, each with its versions, newest first. */
  List<AttachedPaper> all(ApplicationId application) {
    return read(application, null, null);
  }

  /** As they stood at an instant, and what a side has added itself. */
  List<AttachedPaper> asOf(ApplicationId application, Instant at, Side own) {
    return read(application, at, own);
  }

  private List<AttachedPaper> read(ApplicationId application, Instant at, Side own) {
    Timestamp limit = at == null ? null : Timestamp.from(at);
    List<Row> found =
        jdbc.sql(
                "select a.paper_id, a.number, a.document_id, a.added_at, a.added_by, a.removed_by,"
                    + " case when cast(:at as timestamptz) is null or a.removed_at <= :at or a.side = :own"
                    + " then a.removed_at end removed"
                    + " from application_attachment a where a.application_id = :application"
                    + " and (cast(:at as timestamptz) is null or a.added_at <= :at or a.side = :own)"
                    + " order by min(a.added_at) over (partition by a.paper_id), a.paper_id, a.number desc")
            .param("application", application.value())
            .param("at", limit)
            .param("own", own == null ? null : own.name())
            .query(AttachmentRows::row)
            .list();
    Map<DocumentId, DocumentView> files = documents.describe(found.stream().map(Row::document).toList());
    Map<UUID, List<AttachedVersion>> papers = new LinkedHashMap<>();
    for (Row row : found) {
      papers
          .computeIfAbsent(row.paper(), key -> new ArrayList<>())
          .add(
              new AttachedVersion(
                  row.paper(), row.number(), files.get(row.document()), row.addedAt(), row.addedBy(), row.removedAt(),
                  row.removedBy()));
    }
    return papers.entrySet().stream().map(paper -> new AttachedPaper(paper.getKey(), paper.getValue())).toList();
  }

  private record Row(
      UUID paper, int number, DocumentId document, Instant addedAt, String addedBy, Instant removedAt, String removedBy) {}

  private static Row row(ResultSet row, int index) throws SQLException {
    Timestamp removed = row.getTimestamp("removed");
    return new Row(
        row.getObject("paper_id", UUID.class), row.getInt("number"),
        new DocumentId(row.getObject("document_id", UUID.class)), row.getTimestamp("added_at").toInstant(),
        row.getString("added_by"), removed == null ? null : removed.toInstant(), row.getString("removed_by"));
  }

  void add(ApplicationId application, UUID paper, int number, DocumentId document, Side side, String by, Instant at) {
    jdbc.sql(
            "insert into application_attachment"
                + " (paper_id, number, application_id, document_id, side, added_at, added_by) values (?,?,?,?,?,?,?)")
        .params(paper, number, application.value(), document.value(), side.name(), Timestamp.from(at), by)
        .update();
  }

  /**
   * The papers that go with one application now go with the other as well, each with all its versions: whose they are and
   * since when is as it was.
   */
  int copy(ApplicationId from, ApplicationId to) {
    List<UUID> papers =
        jdbc.sql(
                "select paper_id from application_attachment where application_id = ? group by paper_id"
                    + " having count(removed_at) = 0")
            .param(from.value())
            .query(UUID.class)
            .list();
    for (UUID paper : papers) {
      jdbc.sql(
              "insert into application_attachment"
                  + " (paper_id, number, application_id, document_id, side, added_at, added_by, copied_from)"
                  + " select ?, number, ?, document_id, side, added_at, added_by, paper_id from application_attachment"
                  + " where paper_id = ?")
          .params(UUID.randomUUID(), to.value(), paper)
          .update();
    }
    return papers.size();
  }

  /** Of the papers that are copies, the paper of which each is one. */
  Map<UUID, UUID> copied(ApplicationId application) {
    Map<UUID, UUID> copied = new LinkedHashMap<>();
    jdbc.sql(
            "select distinct paper_id, copied_from from application_attachment"
                + " where application_id = ? and copied_from is not null")
        .param(application.value())
        .query(
            row -> {
              copied.put(row.getObject("paper_id", UUID.class), row.getObject("copied_from", UUID.class));
            });
    return copied;
  }

  void remove(UUID paper, int number, String by, Instant at) {
    jdbc.sql("update application_attachment set removed_at = ?, removed_by = ? where paper_id = ? and number = ?")
        .params(Timestamp.from(at), by, paper, number)
        .update();
  }
}
