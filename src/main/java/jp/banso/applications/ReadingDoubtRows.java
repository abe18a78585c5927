package jp.banso.applications;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import jp.banso.applications.ReadingDoubt.Kind;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What could not be told of mailed forms. */
@Repository
class ReadingDoubtRows {

  private final JdbcClient jdbc;

  ReadingDoubtRows(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void add(ApplicationId application, ReadingDoubt doubt) {
    jdbc.sql(
            "insert into application_reading_doubt (application_id, document_id, number, kind, path, label, place,"
                + " message_key, said, candidates) values (?,?,?,?,?,?,?,?,?,?) on conflict do nothing")
        .params(
            application.value(), doubt.document(), doubt.number(), doubt.kind().name(), doubt.path(), doubt.label(),
            doubt.place(), doubt.messageKey(), doubt.said(), doubt.candidates().toArray(String[]::new))
        .update();
  }

  /** What is open first, in the order of the files. */
  List<ReadingDoubt> of(ApplicationId application) {
    return jdbc.sql(
            "select * from application_reading_doubt where application_id = ?"
                + " order by settled_at is not null, document_id, number")
        .param(application.value())
        .query(ReadingDoubtRows::map)
        .list();
  }

  /** False if it was decided before. */
  boolean settle(ApplicationId application, ReadingDoubt doubt, String as, String by, Instant at) {
    return jdbc.sql(
                "update application_reading_doubt set settled_as = ?, settled_by = ?, settled_at = ?"
                    + " where application_id = ? and document_id = ? and number = ? and settled_at is null")
            .params(as, by, Timestamp.from(at), application.value(), doubt.document(), doubt.number())
            .update()
        > 0;
  }

  private static ReadingDoubt map(ResultSet row, int number) throws SQLException {
    Array candidates = row.getArray("candidates");
    return new ReadingDoubt(
        row.getObject("document_id", UUID.class), row.getInt("number"), Kind.valueOf(row.getString("kind")),
        row.getString("path"), row.getString("label"), row.getString("place"), row.getString("message_key"),
        row.getString("said"), List.of((String[]) candidates.getArray()), row.getString("settled_by"));
  }
}
