package jp.banso.worklist;

import java.time.LocalTime;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** When work is reminded of and escalated, data of {@code reminder_term} and {@code planned_reminder}. */
@Component
class ReminderTerms {

  private final JdbcClient jdbc;

  ReminderTerms(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * The term.
   *
   * @param at time of the day, on business days
   * @param daysBefore so many business days before the due day comes the first reminder
   * @param daysAfter so many business days after it the manager sees the work too
   */
  record Term(LocalTime at, int daysBefore, int daysAfter) {}

  /** The work of which a plan of its module reminds before its due day, by its key in the model. */
  Set<String> plannedElsewhere() {
    return Set.copyOf(jdbc.sql("select definition_key from planned_reminder").query(String.class).list());
  }

  Term get() {
    return jdbc.sql("select remind_at, days_before, days_after from reminder_term")
        .query(
            (row, number) ->
                new Term(
                    row.getObject("remind_at", LocalTime.class), row.getInt("days_before"),
                    row.getInt("days_after")))
        .single();
  }
}
