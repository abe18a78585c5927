package jp.banso.applications.process;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import jp.banso.calendar.BusinessCalendar;
import jp.banso.calendar.TaskTerms;
import jp.banso.kernel.CaseKey;
import jp.banso.platform.workflow.Workflow;
import org.springframework.stereotype.Component;

/** Moves the days that a case counts by, and with them what is due by them. */
@Component
class CaseDates {

  private final Workflow workflow;
  private final TaskTerms terms;
  private final BusinessCalendar calendar;
  private final Clock clock;

  CaseDates(Workflow workflow, TaskTerms terms, BusinessCalendar calendar, Clock clock) {
    this.workflow = workflow;
    this.terms = terms;
    this.calendar = calendar;
    this.clock = clock;
  }

  /**
   * Tells the cases their days and redates those of their tasks that hang on one of them.
   *
   * @param days by the variable that the model calls them
   */
  void move(String processKey, List<CaseKey> keys, Map<String, LocalDate> days, List<String> tasks) {
    Map<String, Object> variables = new HashMap<>();
    days.forEach((variable, day) -> variables.put(variable, CamundaApplicationProcess.date(day)));
    Map<String, Instant> dues = new HashMap<>();
    for (String task : tasks) {
      terms.due(task, LocalDate.now(clock), days::get)
          .ifPresent(day -> dues.put(task, calendar.lastMomentOf(day)));
    }
    keys.forEach(key -> workflow.redate(processKey, key, variables, dues));
  }

  /** The step is due on no day. */
  void rest(String processKey, List<CaseKey> keys, String task) {
    Map<String, Instant> dues = new HashMap<>();
    dues.put(task, null);
    keys.forEach(key -> workflow.redate(processKey, key, Map.of(), dues));
  }
}
