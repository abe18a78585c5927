package jp.banso.calendar;

import java.time.LocalDate;
import java.time.MonthDay;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads the closing days. Plain SQL: a handful of rows that only ever are read together. */
@Repository
class ClosingDayRows {

  private final JdbcClient database;

  ClosingDayRows(JdbcClient database) {
    this.database = database;
  }

  ClosingDays readAll() {
    Set<ClosingPeriod> everyYear =
        database
            .sql("select from_month, from_day, to_month, to_day from closing_day_rule")
            .query(
                (row, number) ->
                    new ClosingPeriod(
                        MonthDay.of(row.getInt("from_month"), row.getInt("from_day")),
                        MonthDay.of(row.getInt("to_month"), row.getInt("to_day"))))
            .set();
    Set<LocalDate> singleDays =
        database
            .sql("select day from closing_day")
            .query((row, number) -> row.getObject("day", LocalDate.class))
            .set();
    return new ClosingDays(everyYear, singleDays);
  }
}
