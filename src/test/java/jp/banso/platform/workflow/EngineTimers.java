package jp.banso.platform.workflow;

import java.time.Instant;
import java.util.Date;
import jp.banso.kernel.CaseKey;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
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
    runtime.createProcessInstanceQuery().processInstanceBusinessKey(key.value()).list().stream()
        .flatMap(
            instance ->
                management.createJobQuery().processInstanceId(instance.getId())
                    .activityId(activityId).timers().list().stream())
        .forEach(job -> management.setJobDuedate(job.getId(), Date.from(dueAt)));
  }
}
