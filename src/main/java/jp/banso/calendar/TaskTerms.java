package jp.banso.calendar;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The days on which tasks are due: a number of business days from today, or from a date of the case,
 * as the table {@code task_term} says (domain §3); where it counts calendar days and they end on a
 * closed day, the business day before.
 */
@Component
public class TaskTerms {

  private final JdbcClient jdbc;
  private final BusinessCalendar calendar;

  TaskTerms(JdbcClient jdbc, BusinessCalendar calendar) {
    this.jdbc = jdbc;
    this.calendar = calendar;
  }

  private record Term(String anchorVariable, int businessDays, Integer calendarDays) {
    static Term of(ResultSet row, int number) throws SQLException {
      return new Term(
          row.getString("anchor_variable"), row.getInt("business_days"),
          row.getObject("calendar_days", Integer.class));
    }

    LocalDate from(LocalDate anchor, BusinessCalendar calendar) {
      if (calendarDays != null) {
        return calendar.onOrBefore(anchor.plusDays(calendarDays));
      }
      if (businessDays == 0) {
        return anchor;
      }
      return businessDays > 0
          ? calendar.plusBusinessDays(anchor, businessDays)
          : calendar.minusBusinessDays(anchor, -businessDays);
    }
  }

  /**
   * The day on which a task is due; empty without a term, or if the case lacks the date that it is
   * counted from.
   *
   * @param caseDate the date of the case by the name of its variable, or null
   */
  public Optional<LocalDate> due(
      String taskDefinitionKey, LocalDate today, Function<String, LocalDate> caseDate) {
    return term(taskDefinitionKey)
        .flatMap(
            term ->
                Optional.ofNullable(
                        term.anchorVariable() == null ? today : caseDate.apply(term.anchorVariable()))
                    .map(anchor -> term.from(anchor, calendar)));
  }

  /** The variable that holds the very moment at which the task is due, where its module counts in hours; else empty. */
  public Optional<String> momentOf(String taskDefinitionKey) {
    return jdbc.sql("select anchor_variable from task_term where definition_key = ? and exact")
        .param(taskDefinitionKey)
        .query(String.class)
        .optional();
  }

  /** From the date that the task is counted from to the day on which it is due, or null: read once for many cases. */
  public Function<LocalDate, LocalDate> counting(String taskDefinitionKey) {
    Optional<Term> term = term(taskDefinitionKey);
    return anchor -> term.map(found -> found.from(anchor, calendar)).orElse(null);
  }

  private Optional<Term> term(String taskDefinitionKey) {
    return jdbc.sql("select anchor_variable, business_days, calendar_days from task_term where definition_key = ?")
        .param(taskDefinitionKey)
        .query(Term::of)
        .optional();
  }

  /** The day on which the task is due if it comes on {@code day}; for tasks without an anchor. */
  public LocalDate dueAfter(LocalDate day, String taskDefinitionKey) {
    return due(taskDefinitionKey, day, variable -> null).orElseThrow();
  }
}
