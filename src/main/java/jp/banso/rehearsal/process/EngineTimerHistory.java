package jp.banso.rehearsal.process;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import jp.banso.rehearsal.TimerHistory;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.model.bpmn.instance.CatchEvent;
import org.camunda.bpm.model.bpmn.instance.TimerEventDefinition;
import org.springframework.stereotype.Component;

/** The engine's history of its timers; the models say which there are. */
@Component
class EngineTimerHistory implements TimerHistory {

  private final HistoryService history;
  private final RepositoryService repository;

  EngineTimerHistory(HistoryService history, RepositoryService repository) {
    this.history = history;
    this.repository = repository;
  }

  @Override
  public List<ModelTimer> fired() {
    Map<String, HistoricProcessInstance> cases =
        history.createHistoricProcessInstanceQuery().list().stream()
            .collect(Collectors.toMap(HistoricProcessInstance::getId, Function.identity()));
    return history.createHistoricActivityInstanceQuery().finished().orderByHistoricActivityInstanceEndTime().asc().list()
        .stream()
        .filter(one -> one.getActivityType().toLowerCase(java.util.Locale.ROOT).contains("timer") && !one.isCanceled())
        .map(one -> timer(one, cases.get(one.getProcessInstanceId())))
        .toList();
  }

  private static ModelTimer timer(HistoricActivityInstance one, HistoricProcessInstance of) {
    return new ModelTimer(
        one.getProcessDefinitionKey(), of.getProcessDefinitionName(), one.getActivityId(), one.getActivityName(),
        one.getEndTime().toInstant(), of.getBusinessKey());
  }

  @Override
  public List<ModelTimer> known() {
    List<ModelTimer> known = new ArrayList<>();
    for (ProcessDefinition process : repository.createProcessDefinitionQuery().latestVersion().list()) {
      for (TimerEventDefinition timer :
          repository.getBpmnModelInstance(process.getId()).getModelElementsByType(TimerEventDefinition.class)) {
        if (timer.getParentElement() instanceof CatchEvent event) {
          known.add(new ModelTimer(process.getKey(), process.getName(), event.getId(), event.getName(), null, null));
        }
      }
    }
    return known;
  }
}
