package jp.banso.worklist;

import java.util.UUID;
import jp.banso.kernel.ProgrammeCode;
import jp.banso.parties.Groups;
import jp.banso.platform.workflow.IncidentObserver;
import jp.banso.platform.workflow.TaskObserver;
import jp.banso.worklist.WorkItem.Source;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Keeps the worklist in step with the engine, in the engine's own transaction. */
@Component
class EngineTasks implements TaskObserver, IncidentObserver {

  private final WorkRows rows;
  private final Incidents incidents;
  private final ApplicationEventPublisher events;

  EngineTasks(WorkRows rows, Incidents incidents, ApplicationEventPublisher events) {
    this.rows = rows;
    this.incidents = incidents;
    this.events = events;
  }

  @Override
  public void opened(TaskFacts task) {
    rows.open(
        Source.PROCESS, task.taskId(), task.programme(), task.candidateGroup(), assignee(task),
        task.processKey(), task.businessKey(), task.definitionKey(), task.taskName(), task.dueAt());
    if (Groups.ministry(ProgrammeCode.of(task.programme())).equals(task.candidateGroup())) {
      events.publishEvent(new WorkAsked(task.taskId(), task.programme()));
    }
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

  @Override
  public void stopped(IncidentFacts incident) {
    incidents.open(
        incident.jobId(), incident.businessKey(), incident.processKey(), incident.activityId(), null);
  }

  @Override
  public void resolved(String jobId) {
    incidents.close(jobId);
  }

  private static UUID assignee(TaskFacts task) {
    return task.assignee() == null ? null : UUID.fromString(task.assignee());
  }
}
