package jp.banso.platform.workflow;

import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.stream.Stream;
import jp.banso.kernel.CaseKey;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.Job;
import org.springframework.stereotype.Component;

/** Lets a test bring an open timer of a case on, without moving the clock for all cases. */
@Component
public class EngineTimers {

  private final RuntimeService runtime;
  private final ManagementService management;

  EngineTimers(RuntimeService runtime, ManagementService management) {
    this.runtime = runtime;
    this.management = management;
  }

  /** Sets the due instant of the timer. */
  public void move(CaseKey key, String activityId, Instant dueAt) {
    open(key, activityId).forEach(job -> management.setJobDuedate(job.getId(), Date.from(dueAt)));
  }

  /** Sets a date of the case, for a timer that it has not come to yet. */
  public void setDate(CaseKey key, String variable, Instant at) {
    runtime.createProcessInstanceQuery().processInstanceBusinessKey(key.value()).list()
        .forEach(instance -> runtime.setVariable(instance.getId(), variable, Date.from(at)));
  }

  /** The due instants of the timer. */
  public List<Instant> dueAt(CaseKey key, String activityId) {
    return open(key, activityId).map(job -> job.getDuedate().toInstant()).toList();
  }

  private Stream<Job> open(CaseKey key, String activityId) {
    return runtime.createProcessInstanceQuery().processInstanceBusinessKey(key.value()).list().stream()
        .flatMap(
            instance ->
                management.createJobQuery().processInstanceId(instance.getId())
                    .activityId(activityId).timers().list().stream());
  }
}
