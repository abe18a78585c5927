package jp.banso.correspondence;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import jp.banso.kernel.CaseKey;
import jp.banso.kernel.FiscalYear;
import jp.banso.kernel.ProgrammeCode;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The texts that the secretariat has given the mails, their drafts, and what written mails said. */
@Repository
class MailTextRows {

  private static final TypeReference<Map<String, String>> SAID = new TypeReference<>() {};

  private final JdbcClient jdbc;
  private final ObjectMapper json;

  MailTextRows(JdbcClient jdbc, ObjectMapper json) {
    this.jdbc = jdbc;
    this.json = json;
  }

  /** A text of one kind of mail, from a fiscal year on. */
  record Place(ProgrammeCode programme, FiscalYear year, String kind) {}

  /** A released text; it never changes. */
  record Released(
      String kind, FiscalYear year, int edition, MailText text, String note, UUID by, Instant at) {}

  /**
   * A draft; its editors stand in the order in which they last changed it.
   *
   * @param version counts the changes of this and of all drafts of the same place before it, so that none comes back
   */
  record Draft(String kind, MailText text, long version, List<UUID> editors, Instant changedAt) {

    UUID changedBy() {
      return editors.get(editors.size() - 1);
    }
  }

  /** A written mail, with what its places said. */
  record Written(UUID mailId, String caseKey) {}

  /** What a year goes by for one kind: its newest text, or that of the year before it that has one. */
  Optional<Released> current(Place place) {
    return jdbc.sql(
            "select * from mail_text where programme = ? and kind = ? and fiscal_year <= ?"
                + " order by fiscal_year desc, edition desc limit 1")
        .params(place.programme().name(), place.kind(), place.year().year())
        .query(MailTextRows::released)
        .optional();
  }

  /** The same for every kind that has one. */
  List<Released> current(ProgrammeCode programme, FiscalYear year) {
    return jdbc.sql(
            "select distinct on (kind) * from mail_text where programme = ? and fiscal_year <= ?"
                + " order by kind, fiscal_year desc, edition desc")
        .params(programme.name(), year.year())
        .query(MailTextRows::released)
        .list();
  }

  /** Every text up to a year, the newest first. */
  List<Released> history(Place place) {
    return jdbc.sql(
            "select * from mail_text where programme = ? and kind = ? and fiscal_year <= ?"
                + " order by fiscal_year desc, edition desc")
        .params(place.programme().name(), place.kind(), place.year().year())
        .query(MailTextRows::released)
        .list();
  }

  /** The number of the new edition. */
  int release(Place place, MailText text, String note, UUID by, Instant at) {
    return jdbc.sql(
            "insert into mail_text (id, programme, fiscal_year, kind, edition, subject, body, note, released_by,"
                + " released_at) select :id, :programme, :year, :kind, coalesce(max(edition), 0) + 1, :subject, :body,"
                + " :note, :by, :at from mail_text where programme = :programme and kind = :kind"
                + " and fiscal_year = :year returning edition")
        .param("id", UUID.randomUUID())
        .param("programme", place.programme().name())
        .param("year", place.year().year())
        .param("kind", place.kind())
        .param("subject", text.subject())
        .param("body", text.body())
        .param("note", note)
        .param("by", by)
        .param("at", Timestamp.from(at))
        .query(Integer.class)
        .single();
  }

  Optional<Draft> draft(Place place) {
    return jdbc.sql("select * from mail_text_draft where programme = ? and kind = ? and fiscal_year = ? and not ended")
        .params(place.programme().name(), place.kind(), place.year().year())
        .query(MailTextRows::draft)
        .optional();
  }

  List<Draft> drafts(ProgrammeCode programme, FiscalYear year) {
    return jdbc.sql("select * from mail_text_draft where programme = ? and fiscal_year = ? and not ended")
        .params(programme.name(), year.year())
        .query(MailTextRows::draft)
        .list();
  }

  /** Of the draft, or of the last one that there was; 0 where there never was any. */
  long version(Place place) {
    return jdbc.sql("select version from mail_text_draft where programme = ? and kind = ? and fiscal_year = ?")
        .params(place.programme().name(), place.kind(), place.year().year())
        .query(Long.class)
        .optional()
        .orElse(0L);
  }

  /** False if somebody else began one, and if one has come and gone since. */
  boolean begin(Place place, long version, MailText text, UUID by, Instant at) {
    return jdbc.sql(
                "insert into mail_text_draft (programme, fiscal_year, kind, subject, body, version, editors,"
                    + " changed_at) values (:programme, :year, :kind, :subject, :body, 1, array[:by]::uuid[], :at)"
                    + " on conflict (programme, kind, fiscal_year) do update set subject = :subject, body = :body,"
                    + " version = mail_text_draft.version + 1, editors = array[:by]::uuid[], changed_at = :at,"
                    + " ended = false where mail_text_draft.ended and mail_text_draft.version = :version")
            .param("programme", place.programme().name())
            .param("year", place.year().year())
            .param("kind", place.kind())
            .param("subject", text.subject())
            .param("body", text.body())
            .param("by", by)
            .param("at", Timestamp.from(at))
            .param("version", version)
            .update()
        == 1;
  }

  /** False if somebody else was quicker. */
  boolean change(Place place, long version, MailText text, UUID by, Instant at) {
    return jdbc.sql(
                "update mail_text_draft set subject = :subject, body = :body, version = version + 1,"
                    + " editors = array_append(array_remove(editors, :by), :by), changed_at = :at"
                    + " where programme = :programme and kind = :kind and fiscal_year = :year and version = :version"
                    + " and not ended")
            .param("subject", text.subject())
            .param("body", text.body())
            .param("by", by)
            .param("at", Timestamp.from(at))
            .param("programme", place.programme().name())
            .param("kind", place.kind())
            .param("year", place.year().year())
            .param("version", version)
            .update()
        == 1;
  }

  /** False if somebody else was quicker. */
  boolean end(Place place, long version) {
    return jdbc.sql(
                "update mail_text_draft set ended = true, version = version + 1"
                    + " where programme = ? and kind = ? and fiscal_year = ? and version = ? and not ended")
            .params(place.programme().name(), place.kind(), place.year().year(), version)
            .update()
        == 1;
  }

  void keepSaid(UUID mailId, ProgrammeCode programme, String kind, CaseKey key, Map<String, String> said, Instant at) {
    try {
      jdbc.sql(
              "insert into mail_value (mail_id, programme, kind, case_key, said, written_at)"
                  + " values (?,?,?,?,cast(? as jsonb),?)")
          .params(mailId, programme.name(), kind, key.value(), json.writeValueAsString(said), Timestamp.from(at))
          .update();
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The newest mail of each of the latest cases to which this kind was written. */
  List<Written> latest(ProgrammeCode programme, String kind, int most) {
    return jdbc.sql(
            "select mail_id, case_key from (select distinct on (case_key) mail_id, case_key, written_at"
                + " from (select * from mail_value where programme = :programme and kind = :kind"
                + " order by written_at desc limit 500) newest order by case_key, written_at desc, mail_id) one"
                + " order by written_at desc, mail_id limit :most")
        .param("programme", programme.name())
        .param("kind", kind)
        .param("most", most)
        .query((row, number) -> new Written(row.getObject(1, UUID.class), row.getString(2)))
        .list();
  }

  Map<String, String> said(UUID mailId) {
    String said = jdbc.sql("select said from mail_value where mail_id = ?").param(mailId).query(String.class).single();
    try {
      return json.readValue(said, SAID);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Released released(ResultSet row, int number) throws SQLException {
    return new Released(
        row.getString("kind"), new FiscalYear(row.getInt("fiscal_year")), row.getInt("edition"), text(row),
        row.getString("note"), row.getObject("released_by", UUID.class), row.getTimestamp("released_at").toInstant());
  }

  private static Draft draft(ResultSet row, int number) throws SQLException {
    return new Draft(
        row.getString("kind"), text(row), row.getLong("version"),
        List.of((UUID[]) row.getArray("editors").getArray()), row.getTimestamp("changed_at").toInstant());
  }

  private static MailText text(ResultSet row) throws SQLException {
    return new MailText(row.getString("subject"), row.getString("body"));
  }
}
