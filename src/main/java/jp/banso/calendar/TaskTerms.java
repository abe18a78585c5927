package jp.banso.calendar;

import java.time.LocalDate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The business days of {@code task_term} for letters that ask for a task beforehand. */
@Component
public class TaskTerms {

  private final JdbcClient jdbc;
  private final BusinessCalendar calendar;

  TaskTerms(JdbcClient jdbc, BusinessCalendar calendar) {
    this.jdbc = jdbc;
    this.calendar = calendar;
  }

  /** The day on which a task is due that hangs on {@code anchor}. */
  public LocalDate dueBy(LocalDate anchor, String taskDefinitionKey) {
    int days =
        jdbc.sql("select business_days from task_term where definition_key = ? and anchor_variable is not null")
            .param(taskDefinitionKey)
            .query(Integer.class)
            .single();
    if (days == 0) {
      return anchor;
    }
    return days > 0 ? calendar.plusBusinessDays(anchor, days) : calendar.minusBusinessDays(anchor, -days);
  }

  /** The day on which the task is due if it comes on {@code day}; for tasks without an anchor. */
  public LocalDate dueAfter(LocalDate day, String taskDefinitionKey) {
    int days =
        jdbc.sql(
                "select business_days from task_term where definition_key = ? and anchor_variable is null")
            .param(taskDefinitionKey)
            .query(Integer.class)
            .single();
    return calendar.plusBusinessDays(day, days);
  }
}
