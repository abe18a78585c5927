package jp.banso.applications;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import jp.banso.correspondence.CoverLetter;
import jp.banso.correspondence.CoverLetters;
import jp.banso.forms.Answers;
import jp.banso.forms.FormRef;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The 決裁用一式 as they were printed, and the notes of each side on its 決裁. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class ApprovalRows {

  private final JdbcClient jdbc;
  private final CoverLetters covers;
  private final ObjectMapper json;

  ApprovalRows(JdbcClient jdbc, CoverLetters covers, ObjectMapper json) {
    this.jdbc = jdbc;
    this.covers = covers;
    this.json = json;
  }

  /** A set of a side, numbered from 1; {@code cover} is read apart. */
  record Row(
      UUID id, ApprovalSide side, int number, Instant at, String by, String hash, FormRef form, Answers answers,
      CheckSheet sheet, List<String> papers) {}

  /** 起案日 and 決裁日; both may be null. */
  record Days(LocalDate draftedOn, LocalDate decidedOn) {

    static final Days NONE = new Days(null, null);
  }

  /** Newest first. */
  List<Row> sets(ApplicationId application, ApprovalSide side) {
    return jdbc.sql(
            "select * from application_approval_set where application_id = ? and side = ? order by number desc")
        .params(application.value(), side.name())
        .query((row, number) -> read(row))
        .list();
  }

  Optional<Row> last(ApplicationId application, ApprovalSide side) {
    return jdbc.sql(
            "select * from application_approval_set where application_id = ? and side = ?"
                + " order by number desc limit 1")
        .params(application.value(), side.name())
        .query((row, number) -> read(row))
        .optional();
  }

  Optional<Row> numbered(ApplicationId application, ApprovalSide side, int number) {
    return jdbc.sql("select * from application_approval_set where application_id = ? and side = ? and number = ?")
        .params(application.value(), side.name(), number)
        .query((row, at) -> read(row))
        .optional();
  }

  PrintedText text(Row row) {
    return new PrintedText(row.form(), row.answers(), row.sheet(), covers.at(placeOf(row.id())).orElseThrow(), row.papers());
  }

  /** The next number; the caller holds the row of the application. */
  int add(ApplicationId application, ApprovalSide side, int number, PrintedText text, String by, Instant at) {
    UUID id = UUID.randomUUID();
    jdbc.sql(
            "insert into application_approval_set (id, application_id, side, number, printed_at, printed_by,"
                + " text_hash, form_key, form_version, answers, sheet, papers)"
                + " values (?,?,?,?,?,?,?,?,?,cast(? as jsonb),cast(? as jsonb),cast(? as jsonb))")
        .params(
            id, application.value(), side.name(), number, Timestamp.from(at), by, text.hash(), text.form().formKey(),
            text.form().version(), text.answers().toJson(), text.sheet() == null ? null : written(text.sheet()),
            written(text.papers()))
        .update();
    covers.keep(placeOf(id), text.cover(), by);
    return number;
  }

  /** Until the transaction ends nobody else numbers a set of the application. */
  void lock(ApplicationId application) {
    jdbc.sql("select 1 from application where id = ? for update").param(application.value()).query().singleRow();
  }

  Days days(ApplicationId application, ApprovalSide side) {
    return jdbc.sql("select drafted_on, decided_on from application_approval where application_id = ? and side = ?")
        .params(application.value(), side.name())
        .query(
            (row, number) ->
                new Days(row.getObject(1, LocalDate.class), row.getObject(2, LocalDate.class)))
        .optional()
        .orElse(Days.NONE);
  }

  void note(ApplicationId application, ApprovalSide side, Days days) {
    jdbc.sql(
            "insert into application_approval (application_id, side, drafted_on, decided_on) values (?,?,?,?)"
                + " on conflict (application_id, side) do update set drafted_on = excluded.drafted_on,"
                + " decided_on = excluded.decided_on")
        .params(application.value(), side.name(), day(days.draftedOn()), day(days.decidedOn()))
        .update();
  }

  /** The 鑑 of a side, as far as it was written. */
  Optional<CoverLetter> cover(ApplicationId application, ApprovalSide side) {
    return covers.at(placeOf(application, side));
  }

  long coverVersion(ApplicationId application, ApprovalSide side) {
    return covers.version(placeOf(application, side));
  }

  void keepCover(ApplicationId application, ApprovalSide side, String office, CoverLetter cover, String by) {
    covers.keep(placeOf(application, side), office, cover, by);
  }

  /** With another number or day; the office's words for the next time stay. */
  void dateCover(ApplicationId application, ApprovalSide side, CoverLetter cover, String by) {
    covers.keep(placeOf(application, side), cover, by);
  }

  private static String placeOf(ApplicationId application, ApprovalSide side) {
    return "approval:" + application.value() + ":" + side;
  }

  private static String placeOf(UUID set) {
    return "approval-set:" + set;
  }

  private Row read(ResultSet row) throws SQLException {
    String sheet = row.getString("sheet");
    return new Row(
        row.getObject("id", UUID.class), ApprovalSide.valueOf(row.getString("side")), row.getInt("number"),
        row.getTimestamp("printed_at").toInstant(), row.getString("printed_by"), row.getString("text_hash"),
        new FormRef(row.getString("form_key"), row.getInt("form_version")), Answers.fromJson(row.getString("answers")),
        sheet == null ? null : read(sheet, CheckSheet.class),
        List.of(read(row.getString("papers"), String[].class)));
  }

  private String written(Object part) {
    try {
      return json.writeValueAsString(part);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  private <T> T read(String written, Class<T> type) {
    try {
      return json.readValue(written, type);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Date day(LocalDate day) {
    return day == null ? null : Date.valueOf(day);
  }
}
