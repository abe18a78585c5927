package jp.banso.intake;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import jp.banso.applications.ApplicationId;
import jp.banso.intake.TranscriptQuestion.Means;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The questions to senders of papers, and codes that opened nothing. */
@Repository
class TranscriptRows {

  private static final String ASKED_AGAIN =
      "exists (select 1 from transcript_question later where later.application_id = q.application_id"
          + " and later.number > q.number)";

  private static final String SELECT = "select q.*, " + ASKED_AGAIN + " superseded from transcript_question q";

  private final JdbcClient jdbc;

  TranscriptRows(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Newest first. */
  List<TranscriptQuestion> of(ApplicationId application) {
    return jdbc.sql(SELECT + " where q.application_id = ? order by q.number desc")
        .param(application.value())
        .query(TranscriptRows::map)
        .list();
  }

  TranscriptQuestion add(TranscriptQuestion asked, String codeHash) {
    jdbc.sql(
            "insert into transcript_question (id, application_id, number, version_number, asked_of, asked_at, asked_by,"
                + " due_on, code_hash) values (?,?,?,?,?,?,?,?,?)")
        .params(
            asked.id(), asked.application().value(), asked.number(), asked.version(), asked.askedOf(),
            Timestamp.from(asked.askedAt()), asked.askedBy(), asked.dueOn(), codeHash)
        .update();
    return asked;
  }

  Optional<TranscriptQuestion> byCode(String hash) {
    return jdbc.sql(SELECT + " where q.code_hash = ? order by q.asked_at desc limit 1")
        .param(hash)
        .query(TranscriptRows::map)
        .optional();
  }

  /** False if it has an answer already, of which the first counts, or the desk was asked again. */
  boolean answer(UUID id, boolean agreed, Means means, String by, String note, Instant at) {
    return jdbc.sql(
                "update transcript_question q set agreed = ?, means = ?, answered_by = ?, note = ?, answered_at = ?"
                    + " where q.id = ? and q.agreed is null and not " + ASKED_AGAIN)
            .params(agreed, means.name(), by, note, Timestamp.from(at), id)
            .update()
        > 0;
  }

  private static TranscriptQuestion map(ResultSet row, int number) throws SQLException {
    Timestamp answered = row.getTimestamp("answered_at");
    String means = row.getString("means");
    return new TranscriptQuestion(
        row.getObject("id", UUID.class), new ApplicationId(row.getObject("application_id", UUID.class)),
        row.getInt("number"), row.getInt("version_number"), row.getString("asked_of"),
        row.getTimestamp("asked_at").toInstant(), row.getString("asked_by"), row.getObject("due_on", LocalDate.class),
        answered == null ? null : answered.toInstant(), row.getObject("agreed", Boolean.class),
        means == null ? null : Means.valueOf(means), row.getString("answered_by"), row.getString("note"),
        row.getBoolean("superseded"));
  }
}
