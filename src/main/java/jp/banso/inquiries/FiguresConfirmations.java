package jp.banso.inquiries;

import java.sql.Date;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import jp.banso.kernel.FiscalYear;
import jp.banso.kernel.ProgrammeCode;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** For which years the ministry confirmed that it takes anonymous figures. */
@Repository
class FiguresConfirmations {

  private final JdbcClient jdbc;

  FiguresConfirmations(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** The years of a programme that are confirmed. */
  Set<Integer> years(ProgrammeCode programme) {
    return Set.copyOf(
        jdbc.sql("select fiscal_year from inquiry_figures_confirmation where programme = ? and taken_back_at is null")
            .param(programme.name())
            .query(Integer.class)
            .list());
  }

  Optional<FiguresConfirmation> of(ProgrammeCode programme, FiscalYear year) {
    return jdbc.sql(
            "select confirmed_on, note from inquiry_figures_confirmation"
                + " where programme = ? and fiscal_year = ? and taken_back_at is null")
        .params(programme.name(), year.year())
        .query(
            (row, number) ->
                new FiguresConfirmation(row.getDate("confirmed_on").toLocalDate(), row.getString("note")))
        .optional();
  }

  /** @return false if it is confirmed already */
  boolean add(ProgrammeCode programme, FiscalYear year, LocalDate on, String note, UUID by, Instant now) {
    return jdbc.sql(
                "insert into inquiry_figures_confirmation"
                    + " (id, programme, fiscal_year, confirmed_on, note, confirmed_by, recorded_at)"
                    + " values (?, ?, ?, ?, ?, ?, ?) on conflict do nothing")
            .params(
                UUID.randomUUID(), programme.name(), year.year(), Date.valueOf(on), note, by, Timestamp.from(now))
            .update()
        > 0;
  }

  /** @return false if none was valid */
  boolean takeBack(ProgrammeCode programme, FiscalYear year, Instant now) {
    return jdbc.sql(
                "update inquiry_figures_confirmation set taken_back_at = ?"
                    + " where programme = ? and fiscal_year = ? and taken_back_at is null")
            .params(Timestamp.from(now), programme.name(), year.year())
            .update()
        > 0;
  }
}
