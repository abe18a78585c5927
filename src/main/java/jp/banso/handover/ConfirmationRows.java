package jp.banso.handover;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import jp.banso.kernel.FiscalYear;
import jp.banso.kernel.PrefectureCode;
import jp.banso.kernel.ProgrammeCode;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** When the desks are asked in each year, and what each of them said. */
@Repository
class ConfirmationRows {

  private final JdbcClient jdbc;

  ConfirmationRows(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** A desk in a year; what follows {@code askedAt} is null or zero until it happens. */
  record Row(
      PrefectureCode prefecture, Instant askedAt, LocalDate replyBy, int reminders, Instant remindedAt, Instant confirmedAt,
      String confirmedLabel, boolean changed, String contactRole) {}

  /** On which day the desks are asked, and when they were. */
  record Day(ProgrammeCode programme, FiscalYear year, LocalDate askOn, Instant askedAt) {}

  Optional<Day> day(ProgrammeCode programme, FiscalYear year) {
    return jdbc.sql("select * from desk_confirmation_day where programme = ? and fiscal_year = ?")
        .params(programme.code(), year.year())
        .query(ConfirmationRows::day)
        .optional();
  }

  /** The days that were not kept yet, the next first. */
  List<Day> openDays() {
    return jdbc.sql("select * from desk_confirmation_day where asked_at is null order by ask_on, programme")
        .query(ConfirmationRows::day)
        .list();
  }

  /** Another day; those who were asked are not asked again. */
  void setDay(ProgrammeCode programme, FiscalYear year, LocalDate askOn) {
    jdbc.sql(
            "insert into desk_confirmation_day (programme, fiscal_year, ask_on) values (?,?,?)"
                + " on conflict (programme, fiscal_year) do update set ask_on = excluded.ask_on, asked_at = null")
        .params(programme.code(), year.year(), askOn)
        .update();
  }

  void dayKept(Day day, Instant at) {
    jdbc.sql(
            "update desk_confirmation_day set asked_at = ? where programme = ? and fiscal_year = ? and asked_at is null")
        .params(Timestamp.from(at), day.programme().code(), day.year().year())
        .update();
  }

  /** False if it was asked already, or has said it by itself. */
  boolean asked(ProgrammeCode programme, FiscalYear year, PrefectureCode prefecture, LocalDate replyBy, Instant at) {
    return jdbc.sql(
                "insert into desk_confirmation (programme, fiscal_year, prefecture_code, asked_at, reply_by)"
                    + " values (?,?,?,?,?) on conflict do nothing")
            .params(programme.code(), year.year(), prefecture.value(), Timestamp.from(at), replyBy)
            .update()
        > 0;
  }

  /** Counts one more; empty if there is nothing to remind of. */
  Optional<Integer> reminded(ProgrammeCode programme, FiscalYear year, PrefectureCode prefecture, Instant at) {
    return jdbc.sql(
            "update desk_confirmation set reminders = reminders + 1, reminded_at = ? where programme = ?"
                + " and fiscal_year = ? and prefecture_code = ? and confirmed_at is null returning reminders")
        .params(Timestamp.from(at), programme.code(), year.year(), prefecture.value())
        .query(Integer.class)
        .optional();
  }

  void confirmed(
      ProgrammeCode programme, FiscalYear year, PrefectureCode prefecture, UUID by, String label, boolean changed,
      String contactRole, Instant at) {
    jdbc.sql(
            "insert into desk_confirmation (programme, fiscal_year, prefecture_code, confirmed_at, confirmed_by,"
                + " confirmed_label, changed, contact_role) values (?,?,?,?,?,?,?,?)"
                + " on conflict (programme, fiscal_year, prefecture_code) do update set confirmed_at = excluded.confirmed_at,"
                + " confirmed_by = excluded.confirmed_by, confirmed_label = excluded.confirmed_label,"
                + " changed = desk_confirmation.changed or excluded.changed, contact_role = excluded.contact_role")
        .params(
            programme.code(), year.year(), prefecture.value(), Timestamp.from(at), by, label, changed, contactRole)
        .update();
  }

  Optional<Row> find(ProgrammeCode programme, FiscalYear year, PrefectureCode prefecture) {
    return of(programme, year).stream().filter(row -> row.prefecture().equals(prefecture)).findFirst();
  }

  List<Row> of(ProgrammeCode programme, FiscalYear year) {
    return jdbc.sql("select * from desk_confirmation where programme = ? and fiscal_year = ? order by prefecture_code")
        .params(programme.code(), year.year())
        .query(ConfirmationRows::row)
        .list();
  }

  /** Who answers at the desk, as it was said last; empty if it never was. */
  String lastContactRole(ProgrammeCode programme, PrefectureCode prefecture) {
    return jdbc.sql(
            "select contact_role from desk_confirmation where programme = ? and prefecture_code = ?"
                + " and contact_role is not null order by fiscal_year desc limit 1")
        .params(programme.code(), prefecture.value())
        .query(String.class)
        .optional()
        .orElse("");
  }

  private static Day day(ResultSet row, int number) throws SQLException {
    return new Day(
        ProgrammeCode.of(row.getString("programme")), new FiscalYear(row.getInt("fiscal_year")),
        row.getObject("ask_on", LocalDate.class), instant(row.getTimestamp("asked_at")));
  }

  private static Row row(ResultSet row, int number) throws SQLException {
    return new Row(
        PrefectureCode.of(row.getString("prefecture_code")), instant(row.getTimestamp("asked_at")),
        row.getObject("reply_by", LocalDate.class), row.getInt("reminders"), instant(row.getTimestamp("reminded_at")),
        instant(row.getTimestamp("confirmed_at")), row.getString("confirmed_label"), row.getBoolean("changed"),
        row.getString("contact_role"));
  }

  private static Instant instant(Timestamp at) {
    return at == null ? null : at.toInstant();
  }
}
