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
    return papers(read(application));
  }

  /**
   * What a side other than the region's knows of.
   *
   * @param at when a text came to it, the latest last
   * @param own the side itself, null for one that adds nothing
   * @param present whether it reads what is there now, not what came to it last
   */
  record Sent(List<Instant> at, Side own, boolean present) {

    private boolean tells(Row row) {
      return row.side() == own
          || at.stream().anyMatch(row::stoodAt)
          || present && (row.standsNow() || cameLater(row.addedAt()));
    }

    private boolean cameLater(Instant moment) {
      return !at.isEmpty() && moment.isAfter(at.get(at.size() - 1));
    }

    /**
     * The newest version of a paper that is told. That the paper was taken out, is told by the text without it; a
     * later version that came and went untold took it out as well.
     */
    private Row newest(Row row) {
      Instant end = row.removedAt() == null ? row.replacedAt() : row.removedAt();
      if (end == null || row.side() == own && row.removedAt() != null) {
        return row;
      }
      boolean told = present || !at.isEmpty() && !cameLater(end);
      return told ? row.removed(end) : row.removed(null);
    }
  }

  /** Those of a viewer who is not of the region. */
  List<AttachedPaper> sent(ApplicationId application, Sent sent) {
    List<Row> told = new ArrayList<>();
    UUID paper = null;
    for (Row row : read(application).stream().filter(sent::tells).toList()) {
      told.add(row.paper().equals(paper) ? row : sent.newest(row));
      paper = row.paper();
    }
    return papers(told);
  }

  private List<Row> read(ApplicationId application) {
    return jdbc.sql(
            "select a.paper_id, a.number, a.document_id, a.side, a.added_at, a.added_by, a.removed_by, a.removed_at,"
                + " lead(a.added_at) over w replaced_at, lead(a.added_by) over w replaced_by"
                + " from application_attachment a where a.application_id = :application"
                + " window w as (partition by a.paper_id order by a.number)"
                + " order by min(a.added_at) over (partition by a.paper_id), a.paper_id, a.number desc")
        .param("application", application.value())
        .query(AttachmentRows::row)
        .list();
  }

  private List<AttachedPaper> papers(List<Row> found) {
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

  /** @param replacedAt when its next version came, or null */
  private record Row(
      UUID paper, int number, DocumentId document, Side side, Instant addedAt, String addedBy, Instant removedAt,
      String removedBy, Instant replacedAt, String replacedBy) {

    boolean standsNow() {
      return removedAt == null && replacedAt == null;
    }

    boolean stoodAt(Instant moment) {
      return !addedAt.isAfter(moment) && isAfter(removedAt, moment) && isAfter(replacedAt, moment);
    }

    private static boolean isAfter(Instant end, Instant moment) {
      return end == null || end.isAfter(moment);
    }

    Row removed(Instant end) {
      return new Row(
          paper, number, document, side, addedAt, addedBy, end, removedAt == null ? replacedBy : removedBy, replacedAt,
          replacedBy);
    }
  }

  private static Row row(ResultSet row, int index) throws SQLException {
    return new Row(
        row.getObject("paper_id", UUID.class), row.getInt("number"),
        new DocumentId(row.getObject("document_id", UUID.class)), Side.valueOf(row.getString("side")),
        row.getTimestamp("added_at").toInstant(), row.getString("added_by"), at(row, "removed_at"),
        row.getString("removed_by"), at(row, "replaced_at"), row.getString("replaced_by"));
  }

  private static Instant at(ResultSet row, String column) throws SQLException {
    Timestamp at = row.getTimestamp(column);
    return at == null ? null : at.toInstant();
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
