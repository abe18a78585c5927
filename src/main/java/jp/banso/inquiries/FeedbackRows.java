package jp.banso.inquiries;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import jp.banso.inquiries.Feedback.Said;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What was said of answers, one of each mail that asked. */
@Repository
class FeedbackRows {

  private final JdbcClient jdbc;

  FeedbackRows(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** What a code opens. */
  record Coded(UUID id, UUID inquiryId, Feedback feedback) {}

  void ask(UUID inquiryId, String codeHash, Instant now, Instant until) {
    jdbc.sql("insert into inquiry_feedback (id, inquiry_id, code_hash, asked_at, until_at) values (?, ?, ?, ?, ?)")
        .params(UUID.randomUUID(), inquiryId, codeHash, Timestamp.from(now), Timestamp.from(until))
        .update();
  }

  /** The newest first. */
  List<Feedback> of(UUID inquiryId) {
    return jdbc.sql("select * from inquiry_feedback where inquiry_id = ? order by asked_at desc, id")
        .param(inquiryId)
        .query(FeedbackRows::feedback)
        .list();
  }

  /** Held until the end, so that of two answers one comes first. */
  Optional<Coded> byCode(String hash) {
    return jdbc.sql("select * from inquiry_feedback where code_hash = ? for update")
        .param(hash)
        .query(
            (row, number) ->
                new Coded(
                    row.getObject("id", UUID.class), row.getObject("inquiry_id", UUID.class), feedback(row, number)))
        .optional();
  }

  /** What is said anew was read by nobody. */
  void say(UUID id, Said said, String note, Instant now) {
    jdbc.sql(
            "update inquiry_feedback set said = ?, note = ?, said_at = ?, read_label = null, read_at = null"
                + " where id = ?")
        .params(said.name(), note, Timestamp.from(now), id)
        .update();
  }

  /** @return how many had been read by nobody */
  int read(UUID inquiryId, String label, Instant now) {
    return jdbc.sql(
            "update inquiry_feedback set read_label = ?, read_at = ?"
                + " where inquiry_id = ? and said = 'NOT_USEFUL' and read_at is null")
        .params(label, Timestamp.from(now), inquiryId)
        .update();
  }

  private static Feedback feedback(ResultSet row, int number) throws SQLException {
    String said = row.getString("said");
    return new Feedback(
        at(row, "asked_at"), at(row, "until_at"), said == null ? null : Said.valueOf(said), row.getString("note"),
        at(row, "said_at"), row.getString("read_label"), at(row, "read_at"));
  }

  private static Instant at(ResultSet row, String column) throws SQLException {
    Timestamp at = row.getTimestamp(column);
    return at == null ? null : at.toInstant();
  }
}
