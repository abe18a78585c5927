package jp.banso.worklist;

import java.time.Clock;
import java.util.Locale;
import java.util.UUID;
import jp.banso.kernel.ProgrammeCode;
import jp.banso.parties.Groups;
import jp.banso.platform.workflow.IncidentObserver;
import jp.banso.platform.workflow.TaskObserver;
import jp.banso.worklist.WorkItem.Source;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Keeps the worklist in step with the engine, in the engine's own transaction. */
@Component
class EngineTasks implements TaskObserver, IncidentObserver {

  private final WorkRows rows;
  private final MessageSource messages;
  private final Clock clock;

  EngineTasks(WorkRows rows, MessageSource messages, Clock clock) {
    this.rows = rows;
    this.messages = messages;
    this.clock = clock;
  }

  @Override
  public void opened(TaskFacts task) {
    rows.open(
        Source.PROCESS, task.taskId(), task.programme(), task.candidateGroup(), assignee(task),
        task.processKey(), task.businessKey(), task.definitionKey(), task.taskName(), task.dueAt());
  }

  @Override
  public void changed(TaskFacts task) {
    rows.change(
        Source.PROCESS, task.taskId(), task.candidateGroup(), assignee(task), task.dueAt());
  }

  @Override
  public void closed(String taskId) {
    rows.close(Source.PROCESS, taskId);
  }

  /** Due at once: it stands before everything that has time. */
  @Override
  public void stopped(IncidentFacts incident) {
    String programme =
        incident.programme() == null ? ProgrammeCode.BANSO.code() : incident.programme();
    rows.open(
        Source.INCIDENT, incident.jobId(), programme, Groups.secretariat(ProgrammeCode.of(programme)),
        null, incident.processKey(), incident.businessKey(), incident.activityId(),
        messages.getMessage("worklist.incident.title", null, Locale.JAPAN), clock.instant());
  }

  @Override
  public void resolved(String jobId) {
    rows.close(Source.INCIDENT, jobId);
  }

  private static UUID assignee(TaskFacts task) {
    return task.assignee() == null ? null : UUID.fromString(task.assignee());
  }
}
