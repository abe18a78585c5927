package jp.banso.platform.workflow;

import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import jp.banso.kernel.AlreadyDone;
import jp.banso.kernel.CaseKey;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.exception.NullValueException;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.camunda.bpm.engine.impl.errorcode.BuiltinExceptionCode;
import org.camunda.bpm.engine.runtime.Execution;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** {@link Workflow} on the embedded Camunda engine. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class CamundaWorkflow implements Workflow {

  private static final Set<Integer> LOST_RACE =
      Set.of(
          BuiltinExceptionCode.OPTIMISTIC_LOCKING.getCode(),
          BuiltinExceptionCode.DEADLOCK.getCode(),
          BuiltinExceptionCode.FOREIGN_KEY_CONSTRAINT_VIOLATION.getCode());

  private final RuntimeService runtime;
  private final TaskService tasks;
  private final ManagementService management;
  private final HistoryService history;
  private final CaseElements elements;

  CamundaWorkflow(
      RuntimeService runtime,
      TaskService tasks,
      ManagementService management,
      HistoryService history,
      CaseElements elements) {
    this.history = history;
    this.runtime = runtime;
    this.tasks = tasks;
    this.management = management;
    this.elements = elements;
  }

  @Override
  public void start(String processKey, CaseKey key, Map<String, Object> variables) {
    EngineMark.carry(() -> runtime.startProcessInstanceByKey(processKey, key.value(), variables));
  }

  @Override
  public void end(String processKey, CaseKey key) {
    List<String> instances =
        runtime.createProcessInstanceQuery()
            .processDefinitionKey(processKey)
            .processInstanceBusinessKey(key.value())
            .list()
            .stream()
            .map(ProcessInstance::getId)
            .toList();
    EngineMark.carry(
        () -> {
          runtime.deleteProcessInstances(instances, "discarded", false, false);
          return instances;
        });
  }

  @Override
  public void forget(CaseKey key) {
    List<String> ended =
        Stream.of(
                history.createHistoricProcessInstanceQuery().processInstanceBusinessKey(key.value()),
                history.createHistoricProcessInstanceQuery().processInstanceBusinessKeyLike(key.value() + "-%"))
            .flatMap(query -> query.finished().list().stream())
            .map(HistoricProcessInstance::getId)
            .toList();
    if (!ended.isEmpty()) {
      EngineMark.carry(
          () -> {
            history.deleteHistoricProcessInstancesIfExists(ended);
            return ended;
          });
    }
  }

  @Override
  public void startByMessage(String message, CaseKey key, Map<String, Object> variables) {
    EngineMark.carry(() -> runtime.startProcessInstanceByMessage(message, key.value(), variables));
  }

  @Override
  public void complete(CaseKey key, String taskDefinitionKey, Map<String, Object> variables) {
    Task task = open(key, taskDefinitionKey);
    act(
        () -> {
          tasks.complete(task.getId(), variables);
          return null;
        });
  }

  @Override
  public void assign(CaseKey key, String taskDefinitionKey, UUID personId) {
    Task task = open(key, taskDefinitionKey);
    act(
        () -> {
          tasks.setAssignee(task.getId(), personId == null ? null : personId.toString());
          return null;
        });
  }

  @Override
  public void redate(
      String processKey, CaseKey key, Map<String, Object> dates, Map<String, Instant> dues) {
    ProcessInstance running =
        runtime.createProcessInstanceQuery()
            .processDefinitionKey(processKey)
            .processInstanceBusinessKey(key.value())
            .singleResult();
    if (running == null) {
      return;
    }
    act(
        () -> {
          runtime.setVariables(running.getId(), dates);
          tasks.createTaskQuery().processInstanceId(running.getId()).list().stream()
              .filter(task -> dues.containsKey(task.getTaskDefinitionKey()))
              .forEach(
                  task -> {
                    Instant due = dues.get(task.getTaskDefinitionKey());
                    task.setDueDate(due == null ? null : Date.from(due));
                    tasks.saveTask(task);
                  });
          return null;
        });
  }

  private Task open(CaseKey key, String taskDefinitionKey) {
    Task task =
        tasks.createTaskQuery()
            .processInstanceBusinessKey(key.value())
            .taskDefinitionKey(taskDefinitionKey)
            .singleResult();
    if (task == null) {
      throw new AlreadyDone(key + " " + taskDefinitionKey);
    }
    return task;
  }

  @Override
  public void correlate(CaseKey key, String message, Map<String, Object> variables) {
    if (!correlateIfWaiting(key, message, variables)) {
      throw new AlreadyDone(key + " " + message);
    }
  }

  @Override
  public boolean correlateIfWaiting(CaseKey key, String message, Map<String, Object> variables) {
    Execution waiting = waiting(key, message);
    if (waiting == null) {
      return false;
    }
    try {
      act(
          () -> {
            runtime.messageEventReceived(message, waiting.getId(), variables);
            return null;
          });
    } catch (NullPointerException e) {
      if (!isOfEngine(e) || waiting(key, message) != null) {
        throw e;
      }
      // a timer of the same gateway was quicker: its rows are half gone while the engine reads them
      throw new AlreadyDone(key + " " + message, e);
    }
    return true;
  }

  private Execution waiting(CaseKey key, String message) {
    return runtime
        .createExecutionQuery()
        .processInstanceBusinessKey(key.value())
        .messageEventSubscriptionName(message)
        .singleResult();
  }

  private static boolean isOfEngine(NullPointerException thrown) {
    StackTraceElement[] trace = thrown.getStackTrace();
    return trace.length > 0 && trace[0].getClassName().startsWith("org.camunda.bpm.engine.");
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
    return elements.isRunning(processKey, key);
  }

  @Override
  @Transactional(propagation = Propagation.SUPPORTS)
  public List<String> activeElements(String processKey, CaseKey key) {
    return elements.active(processKey, key);
  }

  @Override
  @Transactional(propagation = Propagation.SUPPORTS)
  public String modelXml(String processKey) {
    return elements.modelXml(processKey);
  }

  @Override
  @Transactional(propagation = Propagation.SUPPORTS)
  public Map<String, String> elementNames(String processKey) {
    return elements.names(processKey);
  }

  /**
   * Two people on one task: the engine lets one win, the other hears that it is done. What is
   * reported depends on how far the first was: the same rows written, or all of them gone.
   */
  private static <T> T act(Supplier<T> work) {
    try {
      return EngineMark.carry(work);
    } catch (NullValueException e) {
      throw new AlreadyDone(e.getMessage());
    } catch (ProcessEngineException e) {
      if (LOST_RACE.contains(e.getCode())) {
        throw new AlreadyDone(e.getMessage());
      }
      throw e;
    }
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
