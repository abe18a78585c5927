package jp.banso.contact;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import jp.banso.applications.ApplicationId;
import jp.banso.kernel.CaseKey;
import jp.banso.kernel.ProgrammeCode;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The letters with their files. */
@Repository
class LetterRows {

  private final JdbcClient jdbc;

  LetterRows(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** A letter as it is kept. */
  record Row(
      UUID id, ApplicationId application, CaseKey key, ProgrammeCode programme, Side by, Set<Side> to, String author,
      UUID authorId, String body, Instant at, Instant doneAt, String doneBy) {}

  void add(Row letter, List<UUID> files) {
    jdbc.sql(
            "insert into case_letter (id, application_id, case_key, programme, written_by_side, to_sides, author,"
                + " author_id, body, written_at) values (?,?,?,?,?,?,?,?,?,?)")
        .params(
            letter.id(), letter.application().value(), letter.key().value(), letter.programme().code(),
            letter.by().name(), letter.to().stream().sorted().map(Side::name).collect(Collectors.joining(",")),
            letter.author(), letter.authorId(), letter.body(), Timestamp.from(letter.at()))
        .update();
    for (int i = 0; i < files.size(); i++) {
      jdbc.sql("insert into case_letter_file (letter_id, position, document_id) values (?,?,?)")
          .params(letter.id(), i, files.get(i))
          .update();
    }
  }

  List<Row> of(ApplicationId application) {
    return jdbc.sql("select * from case_letter where application_id = ? order by written_at, id")
        .param(application.value())
        .query(LetterRows::map)
        .list();
  }

  Optional<Row> find(UUID id) {
    return jdbc.sql("select * from case_letter where id = ?").param(id).query(LetterRows::map).optional();
  }

  List<Row> all(Collection<UUID> ids) {
    return jdbc.sql("select * from case_letter where id = any(?)")
        .param(ids.toArray(UUID[]::new))
        .query(LetterRows::map)
        .list();
  }

  Map<UUID, List<UUID>> files(ApplicationId application) {
    Map<UUID, List<UUID>> files = new HashMap<>();
    jdbc.sql(
            "select f.letter_id, f.document_id from case_letter_file f join case_letter l on l.id = f.letter_id"
                + " where l.application_id = ? order by f.letter_id, f.position")
        .param(application.value())
        .query(
            row -> {
              files
                  .computeIfAbsent(row.getObject(1, UUID.class), id -> new java.util.ArrayList<>())
                  .add(row.getObject(2, UUID.class));
            });
    return files;
  }

  /** False if it was dealt with before, or is the secretariat's own. */
  boolean done(UUID id, String by, Instant at) {
    return jdbc.sql(
                "update case_letter set done_at = ?, done_by = ? where id = ? and done_at is null"
                    + " and written_by_side <> 'SECRETARIAT'")
            .params(Timestamp.from(at), by, id)
            .update()
        > 0;
  }

  private static Row map(ResultSet row, int number) throws SQLException {
    Timestamp done = row.getTimestamp("done_at");
    Set<Side> to = EnumSet.noneOf(Side.class);
    Arrays.stream(row.getString("to_sides").split(",")).map(Side::valueOf).forEach(to::add);
    return new Row(
        row.getObject("id", UUID.class), new ApplicationId(row.getObject("application_id", UUID.class)),
        new CaseKey(row.getString("case_key")), ProgrammeCode.of(row.getString("programme")),
        Side.valueOf(row.getString("written_by_side")), to, row.getString("author"),
        row.getObject("author_id", UUID.class), row.getString("body"), row.getTimestamp("written_at").toInstant(),
        done == null ? null : done.toInstant(), row.getString("done_by"));
  }
}
