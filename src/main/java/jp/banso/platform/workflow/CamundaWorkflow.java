package jp.banso.platform.workflow;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import jp.banso.kernel.AlreadyDone;
import jp.banso.kernel.CaseKey;
import jp.banso.kernel.NotFound;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.exception.NullValueException;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.engine.runtime.Execution;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** {@link Workflow} on the embedded Camunda engine. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class CamundaWorkflow implements Workflow {

  private final RuntimeService runtime;
  private final TaskService tasks;
  private final RepositoryService repository;
  private final ManagementService management;
  private final HistoryService history;

  CamundaWorkflow(
      RuntimeService runtime,
      TaskService tasks,
      RepositoryService repository,
      ManagementService management,
      HistoryService history) {
    this.runtime = runtime;
    this.tasks = tasks;
    this.repository = repository;
    this.management = management;
    this.history = history;
  }

  @Override
  public void start(String processKey, CaseKey key, Map<String, Object> variables) {
    act(() -> runtime.startProcessInstanceByKey(processKey, key.value(), variables));
  }

  @Override
  public void startByMessage(String message, CaseKey key, Map<String, Object> variables) {
    act(() -> runtime.startProcessInstanceByMessage(message, key.value(), variables));
  }

  @Override
  public void complete(CaseKey key, String taskDefinitionKey, Map<String, Object> variables) {
    Task task =
        tasks.createTaskQuery()
            .processInstanceBusinessKey(key.value())
            .taskDefinitionKey(taskDefinitionKey)
            .singleResult();
    if (task == null) {
      throw new AlreadyDone(key + " " + taskDefinitionKey);
    }
    act(
        () -> {
          tasks.complete(task.getId(), variables);
          return null;
        });
  }

  @Override
  public void correlate(CaseKey key, String message, Map<String, Object> variables) {
    if (!correlateIfWaiting(key, message, variables)) {
      throw new AlreadyDone(key + " " + message);
    }
  }

  @Override
  public boolean correlateIfWaiting(CaseKey key, String message, Map<String, Object> variables) {
    Execution waiting =
        runtime.createExecutionQuery()
            .processInstanceBusinessKey(key.value())
            .messageEventSubscriptionName(message)
            .singleResult();
    if (waiting == null) {
      return false;
    }
    act(
        () -> {
          runtime.messageEventReceived(message, waiting.getId(), variables);
          return null;
        });
    return true;
  }

  @Override
  @Transactional(propagation = Propagation.SUPPORTS)
  public boolean isOpen(CaseKey key, String taskDefinitionKey) {
    return tasks.createTaskQuery()
            .processInstanceBusinessKey(key.value())
            .taskDefinitionKey(taskDefinitionKey)
            .count()
        > 0;
  }

  @Override
  @Transactional(propagation = Propagation.SUPPORTS)
  public boolean isRunning(String processKey, CaseKey key) {
    return !instances(processKey, key).isEmpty();
  }

  @Override
  public void moveTimer(CaseKey key, String activityId, Instant dueAt) {
    runtime.createProcessInstanceQuery().processInstanceBusinessKey(key.value()).list().stream()
        .flatMap(
            instance ->
                management.createJobQuery().processInstanceId(instance.getId())
                    .activityId(activityId).timers().list().stream())
        .forEach(job -> management.setJobDuedate(job.getId(), Date.from(dueAt)));
  }

  @Override
  @Transactional(propagation = Propagation.SUPPORTS)
  public List<String> activeElements(String processKey, CaseKey key) {
    return instances(processKey, key).stream()
        .flatMap(instance -> runtime.getActiveActivityIds(instance.getId()).stream())
        .distinct()
        .toList();
  }

  @Override
  @Transactional(propagation = Propagation.SUPPORTS)
  public List<String> passedElements(String processKey, CaseKey key) {
    return history.createHistoricProcessInstanceQuery()
        .processDefinitionKey(processKey)
        .processInstanceBusinessKey(key.value())
        .list()
        .stream()
        .flatMap(
            instance ->
                history.createHistoricActivityInstanceQuery()
                    .processInstanceId(instance.getId())
                    .finished()
                    .orderByHistoricActivityInstanceEndTime()
                    .asc()
                    .list()
                    .stream())
        .map(HistoricActivityInstance::getActivityId)
        .distinct()
        .toList();
  }

  /** Two people on one task: the engine lets one win, the other hears that it is done. */
  private static <T> T act(Supplier<T> work) {
    try {
      return EngineMark.carry(work);
    } catch (OptimisticLockingException e) {
      throw new AlreadyDone(e.getMessage());
    }
  }

  private List<ProcessInstance> instances(String processKey, CaseKey key) {
    return runtime.createProcessInstanceQuery()
        .processDefinitionKey(processKey)
        .processInstanceBusinessKey(key.value())
        .list();
  }

  @Override
  @Transactional(propagation = Propagation.SUPPORTS)
  public String modelXml(String processKey) {
    try (InputStream model = repository.getProcessModel(newest(processKey).getId())) {
      return new String(model.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  @Transactional(propagation = Propagation.SUPPORTS)
  public Map<String, String> elementNames(String processKey) {
    BpmnModelInstance model = repository.getBpmnModelInstance(newest(processKey).getId());
    Map<String, String> names = new LinkedHashMap<>();
    Stream.of(model)
        .flatMap(instance -> instance.getModelElementsByType(FlowNode.class).stream())
        .filter(node -> node.getName() != null)
        .forEach(node -> names.put(node.getId(), node.getName().replaceAll("\\s+", "")));
    return names;
  }

  private ProcessDefinition newest(String processKey) {
    return Optional.ofNullable(
            repository.createProcessDefinitionQuery()
                .processDefinitionKey(processKey)
                .latestVersion()
                .singleResult())
        .orElseThrow(() -> new NotFound("process " + processKey));
  }

  @Override
  public void retry(String jobId) {
    try {
      management.setJobRetries(jobId, 3);
    } catch (NullValueException e) {
      throw new AlreadyDone("job " + jobId);
    }
  }
}
