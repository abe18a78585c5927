package jp.banso.calendar;

import java.time.LocalDate;
import java.time.MonthDay;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The closing days. Plain SQL: a handful of rows that only ever are read together. */
@Repository
class ClosingDayRows {

  private final JdbcClient database;

  ClosingDayRows(JdbcClient database) {
    this.database = database;
  }

  ClosingDays readAll() {
    Set<ClosingPeriod> everyYear =
        yearly().stream().map(YearlyClosing::period).collect(Collectors.toSet());
    return new ClosingDays(everyYear, days("select day from closing_day"), days("select day from working_day"));
  }

  List<YearlyClosing> yearly() {
    return database
        .sql("select * from closing_day_rule order by from_month, from_day")
        .query(
            (row, number) ->
                new YearlyClosing(
                    row.getObject("id", UUID.class),
                    MonthDay.of(row.getInt("from_month"), row.getInt("from_day")),
                    MonthDay.of(row.getInt("to_month"), row.getInt("to_day")), row.getString("reason")))
        .list();
  }

  /** The single closing days of the year with their reasons. */
  Map<LocalDate, String> singleDays(int year) {
    return reasons(
        database
            .sql("select day, reason from closing_day where day >= ? and day < ?")
            .params(LocalDate.of(year, 1, 1), LocalDate.of(year + 1, 1, 1)));
  }

  /** The holidays by rule that are worked, with their reasons. */
  Map<LocalDate, String> workingDays() {
    return reasons(database.sql("select day, reason from working_day"));
  }

  /** The single closing days that came with a list of the Cabinet Office, with their names. */
  Map<LocalDate, String> listedDays() {
    return reasons(database.sql("select day, reason from closing_day where listed"));
  }

  /** Answers false if the day is closed already. */
  boolean close(LocalDate day, String reason) {
    return close(day, reason, false);
  }

  void closeAsListed(LocalDate day, String name) {
    close(day, name, true);
  }

  private boolean close(LocalDate day, String reason, boolean listed) {
    return database
            .sql("insert into closing_day (day, reason, listed) values (?, ?, ?) on conflict do nothing")
            .params(day, reason, listed)
            .update()
        > 0;
  }

  void work(LocalDate day, String reason) {
    database
        .sql("insert into working_day (day, reason) values (?, ?) on conflict do nothing")
        .params(day, reason)
        .update();
  }

  /** Answers false if nothing was entered for the day. */
  boolean takeBack(LocalDate day) {
    return database.sql("delete from closing_day where day = ?").param(day).update()
            + database.sql("delete from working_day where day = ?").param(day).update()
        > 0;
  }

  /** Leaves the day to the rules, unless the offices closed it themselves. */
  void takeBackListed(LocalDate day) {
    database.sql("delete from closing_day where day = ? and listed").param(day).update();
    database.sql("delete from working_day where day = ?").param(day).update();
  }

  /** Answers false if the same period is closed already. */
  boolean closeYearly(YearlyClosing closing) {
    return database
            .sql(
                "insert into closing_day_rule (id, from_month, from_day, to_month, to_day, reason)"
                    + " values (?, ?, ?, ?, ?, ?) on conflict do nothing")
            .params(
                closing.id(), closing.from().getMonthValue(), closing.from().getDayOfMonth(),
                closing.to().getMonthValue(), closing.to().getDayOfMonth(), closing.reason())
            .update()
        > 0;
  }

  void openYearly(UUID id) {
    database.sql("delete from closing_day_rule where id = ?").param(id).update();
  }

  private Set<LocalDate> days(String sql) {
    return database.sql(sql).query((row, number) -> row.getObject("day", LocalDate.class)).set();
  }

  private static Map<LocalDate, String> reasons(JdbcClient.StatementSpec statement) {
    Map<LocalDate, String> reasons = new TreeMap<>();
    statement.query(row -> {
      reasons.put(row.getObject("day", LocalDate.class), row.getString("reason"));
    });
    return reasons;
  }
}
