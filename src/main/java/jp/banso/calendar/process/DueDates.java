package jp.banso.calendar.process;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Date;
import jp.banso.calendar.BusinessCalendar;
import jp.banso.kernel.JapanTime;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Due dates of user tasks: a number of business days from today, or from a date of the case, as the
 * table {@code task_term} says (domain §3); where it counts calendar days and they end on a closed
 * day, the business day before. A task without a row has no due date. Public, as the engine's
 * expressions find methods of public classes only.
 */
@Component("dueDates")
public class DueDates {

  private final JdbcClient jdbc;
  private final BusinessCalendar calendar;
  private final Clock clock;

  DueDates(JdbcClient jdbc, BusinessCalendar calendar, Clock clock) {
    this.jdbc = jdbc;
    this.calendar = calendar;
    this.clock = clock;
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

  /** The last moment of the due day, or null. Called from the models. */
  public Date of(DelegateExecution execution, String taskDefinitionKey) {
    return jdbc.sql("select anchor_variable, business_days, calendar_days from task_term where definition_key = ?")
        .param(taskDefinitionKey)
        .query(Term::of)
        .optional()
        .map(term -> due(execution, term))
        .orElse(null);
  }

  private Date due(DelegateExecution execution, Term term) {
    LocalDate anchor = LocalDate.now(clock);
    if (term.anchorVariable() != null) {
      Date date = (Date) execution.getVariable(term.anchorVariable());
      if (date == null) {
        return null;
      }
      anchor = JapanTime.dateOf(date.toInstant());
    }
    return Date.from(calendar.lastMomentOf(term.from(anchor, calendar)));
  }
}
