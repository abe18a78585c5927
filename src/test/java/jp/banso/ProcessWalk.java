package jp.banso;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.camunda.bpm.engine.ActivityTypes;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.JobQuery;
import org.camunda.bpm.engine.task.Task;

/** One running case of a model. After every step the service tasks that became ready are carried out at once. */
public final class ProcessWalk {

    private static final Set<String> ENDS = Set.of(ActivityTypes.END_EVENT_NONE, ActivityTypes.END_EVENT_TERMINATE);

    private final ProcessEngine engine;
    private final String instanceId;

    ProcessWalk(ProcessEngine engine, String instanceId) {
        this.engine = engine;
        this.instanceId = instanceId;
    }

    public ProcessWalk complete(String taskDefinitionKey) {
        return complete(taskDefinitionKey, Map.of());
    }

    public ProcessWalk complete(String taskDefinitionKey, Map<String, Object> facts) {
        engine.getTaskService().complete(task(taskDefinitionKey).getId(), facts);
        return settle();
    }

    public ProcessWalk receive(String message) {
        return receive(message, Map.of());
    }

    public ProcessWalk receive(String message, Map<String, Object> facts) {
        engine.getRuntimeService().createMessageCorrelation(message).processInstanceId(instanceId).setVariables(facts).correlate();
        return settle();
    }

    /** Moves the engine's clock and lets every timer fire that has become due. */
    public ProcessWalk advanceTo(Instant instant) {
        ClockUtil.setCurrentTime(Date.from(instant));
        run(() -> jobs().timers().duedateLowerThan(Date.from(instant.plusMillis(1))));
        return settle();
    }

    ProcessWalk settle() {
        run(() -> jobs().messages());
        return this;
    }

    /** The task is open, offered to exactly this group, and has a due date. */
    public ProcessWalk offers(String taskDefinitionKey, String group) {
        Task task = task(taskDefinitionKey);
        assertThat(task.getDueDate()).isNotNull();
        assertThat(engine.getTaskService().getIdentityLinksForTask(task.getId())).singleElement()
                .satisfies(link -> assertThat(link.getGroupId()).isEqualTo(group));
        return this;
    }

    public ProcessWalk waitsAt(String... elementIds) {
        assertThat(engine.getRuntimeService().getActiveActivityIds(instanceId)).containsExactlyInAnyOrder(elementIds);
        return this;
    }

    public ProcessWalk passed(String... elementIds) {
        assertThat(engine.getHistoryService().createHistoricActivityInstanceQuery().processInstanceId(instanceId).finished().list())
                .extracting(HistoricActivityInstance::getActivityId).contains(elementIds);
        return this;
    }

    public void endsAt(String endEventId) {
        assertThat(running()).as("still running").isFalse();
        assertThat(engine.getHistoryService().createHistoricActivityInstanceQuery().processInstanceId(instanceId)
                .orderPartiallyByOccurrence().asc().list())
                .filteredOn(activity -> ENDS.contains(activity.getActivityType())).last().extracting(HistoricActivityInstance::getActivityId).isEqualTo(endEventId);
    }

    void clear() {
        if (running()) {
            engine.getRuntimeService().deleteProcessInstance(instanceId, "end of the test");
        }
    }

    private boolean running() {
        return engine.getRuntimeService().createProcessInstanceQuery().processInstanceId(instanceId).count() > 0;
    }

    private Task task(String taskDefinitionKey) {
        Task task = engine.getTaskService().createTaskQuery().processInstanceId(instanceId).taskDefinitionKey(taskDefinitionKey).singleResult();
        assertThat(task).as("open task %s", taskDefinitionKey).isNotNull();
        return task;
    }

    private JobQuery jobs() {
        return engine.getManagementService().createJobQuery().processInstanceId(instanceId).withRetriesLeft();
    }

    private void run(Supplier<JobQuery> due) {
        for (List<Job> ready = due.get().list(); !ready.isEmpty(); ready = due.get().list()) {
            engine.getManagementService().executeJob(ready.get(0).getId());
        }
    }
}
