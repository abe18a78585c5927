package jp.banso.drafting;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import jp.banso.kernel.CaseKey;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Comments and whom they ask; of a thread the first comment bears what is true of all of it. Inner ones stay among the writers. */
@Repository
class CommentRows {

  /** A comment as it is kept; {@code thread} is the id of the first one. */
  record Row(
      UUID id, UUID thread, String section, String field, UUID authorId, String organisation, String name, String text, Instant at,
      UUID mentionedId, String mentioned, boolean answered, String resolvedBy, Instant resolvedAt, boolean inner) {}

  private final JdbcClient jdbc;

  CommentRows(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void insert(CaseKey key, Row row) {
    jdbc.sql(
            "insert into draft_comment (id, thread, case_key, section, field, author_id, author_organisation, author_name, text,"
                + " written_at, mentioned_id, mentioned_name, inner_circle) values (?,?,?,?,?,?,?,?,?,?,?,?,?)")
        .params(
            row.id(), row.thread(), key.value(), row.section(), row.field(), row.authorId(), row.organisation(), row.name(),
            row.text(), Timestamp.from(row.at()), row.mentionedId(), row.mentioned(), row.inner())
        .update();
  }

  /** In the order in which they were written. */
  List<Row> of(CaseKey key) {
    return jdbc.sql("select * from draft_comment where case_key = ? order by written_at, id")
        .param(key.value())
        .query(CommentRows::row)
        .list();
  }

  Optional<Row> find(CaseKey key, UUID id) {
    return jdbc.sql("select * from draft_comment where case_key = ? and id = ?")
        .params(key.value(), id)
        .query(CommentRows::row)
        .optional();
  }

  /** The mentions of a thread that wait for an answer, of one person or, with null, of all. */
  List<UUID> waiting(UUID thread, UUID personId) {
    return jdbc.sql(
            "select id from draft_comment where thread = :thread and mentioned_id is not null and answered_at is null"
                + " and (cast(:person as uuid) is null or mentioned_id = :person)")
        .param("thread", thread)
        .param("person", personId)
        .query(UUID.class)
        .list();
  }

  /** What one person was asked and has not answered is asked of another. */
  void askInstead(UUID from, UUID to, String name) {
    jdbc.sql(
            "update draft_comment set mentioned_id = ?, mentioned_name = ? where mentioned_id = ? and answered_at is null")
        .params(to, name, from)
        .update();
  }

  void answered(UUID id, Instant at) {
    jdbc.sql("update draft_comment set answered_at = ? where id = ?").params(Timestamp.from(at), id).update();
  }

  void resolved(UUID thread, String by, Instant at) {
    jdbc.sql("update draft_comment set resolved_by = ?, resolved_at = ? where id = ?")
        .params(by, at == null ? null : Timestamp.from(at), thread)
        .update();
  }

  /** @param inner whether also those that stay among the writers */
  Map<String, Integer> openBySection(CaseKey key, boolean inner) {
    Map<String, Integer> counts = new HashMap<>();
    jdbc.sql(
            "select section, count(*) from draft_comment where case_key = ? and id = thread and resolved_at is null"
                + " and (? or not inner_circle) group by section")
        .params(key.value(), inner)
        .query(
            row -> {
              counts.put(row.getString(1), row.getInt(2));
            });
    return counts;
  }

  /** Where the comments are that tasks are about. */
  Map<String, String> sections(List<UUID> ids) {
    Map<String, String> sections = new LinkedHashMap<>();
    if (!ids.isEmpty()) {
      jdbc.sql("select id, section from draft_comment where id in (:ids)")
          .param("ids", new ArrayList<>(ids))
          .query(
              row -> {
                sections.put(row.getString(1), row.getString(2));
              });
    }
    return sections;
  }

  private static Row row(ResultSet row, int number) throws SQLException {
    return new Row(
        row.getObject("id", UUID.class), row.getObject("thread", UUID.class), row.getString("section"), row.getString("field"),
        row.getObject("author_id", UUID.class), row.getString("author_organisation"), row.getString("author_name"),
        row.getString("text"), row.getTimestamp("written_at").toInstant(), row.getObject("mentioned_id", UUID.class),
        row.getString("mentioned_name"), row.getTimestamp("answered_at") != null, row.getString("resolved_by"),
        Optional.ofNullable(row.getTimestamp("resolved_at")).map(Timestamp::toInstant).orElse(null),
        row.getBoolean("inner_circle"));
  }
}
