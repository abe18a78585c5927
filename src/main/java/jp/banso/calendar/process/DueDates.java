package jp.banso.calendar.process;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Date;
import java.util.Optional;
import jp.banso.calendar.BusinessCalendar;
import jp.banso.calendar.TaskTerms;
import jp.banso.kernel.JapanTime;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

/**
 * Due dates of user tasks as {@link TaskTerms} say. A task without a term has no due date. Public, as
 * the engine's expressions find methods of public classes only.
 */
@Component("dueDates")
public class DueDates {

  private final TaskTerms terms;
  private final BusinessCalendar calendar;
  private final Clock clock;

  DueDates(TaskTerms terms, BusinessCalendar calendar, Clock clock) {
    this.terms = terms;
    this.calendar = calendar;
    this.clock = clock;
  }

  /** The last moment of the due day, the moment that the case names, or null. Called from the models. */
  public Date of(DelegateExecution execution, String taskDefinitionKey) {
    Optional<String> moment = terms.momentOf(taskDefinitionKey);
    if (moment.isPresent()) {
      return (Date) execution.getVariable(moment.get());
    }
    return terms.due(taskDefinitionKey, LocalDate.now(clock), variable -> day(execution, variable))
        .map(calendar::lastMomentOf)
        .map(Date::from)
        .orElse(null);
  }

  private static LocalDate day(DelegateExecution execution, String variable) {
    Date date = (Date) execution.getVariable(variable);
    return date == null ? null : JapanTime.dateOf(date.toInstant());
  }
}
