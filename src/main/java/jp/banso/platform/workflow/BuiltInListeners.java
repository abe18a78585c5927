package jp.banso.platform.workflow;

import java.util.Date;
import java.util.List;
import java.util.Optional;
import jp.banso.platform.workflow.TaskObserver.TaskFacts;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.bpmn.behavior.UserTaskActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.task.TaskDefinition;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.camunda.bpm.engine.task.IdentityLink;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Listeners that no model can leave out and no caller can skip: they report every user task to the
 * {@link TaskObserver} and refuse what does not carry the {@link EngineMark}.
 */
@Component
class BuiltInListeners extends AbstractBpmnParseListener {

  private final ObjectProvider<TaskObserver> observer;

  BuiltInListeners(ObjectProvider<TaskObserver> observer) {
    this.observer = observer;
  }

  @Override
  public void parseUserTask(Element element, ScopeImpl scope, ActivityImpl activity) {
    TaskDefinition task =
        ((UserTaskActivityBehavior) activity.getActivityBehavior()).getTaskDefinition();
    List<String> events =
        List.of(TaskListener.EVENTNAME_CREATE, TaskListener.EVENTNAME_ASSIGNMENT,
            TaskListener.EVENTNAME_UPDATE, TaskListener.EVENTNAME_COMPLETE,
            TaskListener.EVENTNAME_DELETE);
    events.forEach(event -> task.addBuiltInTaskListener(event, this::notice));
    guardCancellation(activity);
  }

  @Override
  public void parseIntermediateCatchEvent(Element element, ScopeImpl scope, ActivityImpl activity) {
    guardCancellation(activity);
  }

  private static void guardCancellation(ActivityImpl activity) {
    activity.addBuiltInListener(
        ExecutionListener.EVENTNAME_END, (ExecutionListener) BuiltInListeners::refuseUnmarked);
  }

  private static void refuseUnmarked(DelegateExecution execution) {
    if (execution.isCanceled()) {
      EngineMark.require("cancellation of " + execution.getCurrentActivityId());
    }
  }

  private void notice(DelegateTask task) {
    TaskObserver target = observer.getObject();
    switch (task.getEventName()) {
      case TaskListener.EVENTNAME_CREATE -> target.opened(factsOf(task));
      case TaskListener.EVENTNAME_ASSIGNMENT, TaskListener.EVENTNAME_UPDATE ->
          target.changed(factsOf(task));
      default -> {
        EngineMark.require(task.getEventName() + " of " + task.getTaskDefinitionKey());
        target.closed(task.getId());
      }
    }
  }

  private static TaskFacts factsOf(DelegateTask task) {
    DelegateExecution execution = task.getExecution();
    return new TaskFacts(
        task.getId(),
        task.getProcessDefinitionId().substring(0, task.getProcessDefinitionId().indexOf(':')),
        execution.getProcessBusinessKey(),
        task.getTaskDefinitionKey(),
        task.getName(),
        (String) execution.getVariable("programme"),
        candidateGroup(task).orElse(null),
        task.getAssignee(),
        Optional.ofNullable(task.getDueDate()).map(Date::toInstant).orElse(null));
  }

  private static Optional<String> candidateGroup(DelegateTask task) {
    return task.getCandidates().stream()
        .map(IdentityLink::getGroupId)
        .filter(group -> group != null)
        .findFirst();
  }
}
