package jp.banso.platform.workflow;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import jp.banso.kernel.CaseKey;
import jp.banso.kernel.NotFound;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.engine.runtime.ActivityInstance;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.runtime.TransitionInstance;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.springframework.stereotype.Component;

/** Where a case stands in its model, for the picture and its text twin. */
@Component
class CaseElements {

  private final RuntimeService runtime;
  private final RepositoryService repository;

  CaseElements(RuntimeService runtime, RepositoryService repository) {
    this.runtime = runtime;
    this.repository = repository;
  }

  boolean isRunning(String processKey, CaseKey key) {
    return !instances(processKey, key).isEmpty();
  }

  List<String> active(String processKey, CaseKey key) {
    return instances(processKey, key).stream()
        .flatMap(this::active)
        .distinct()
        .toList();
  }

  /** Nowhere, if it ended since it was found. */
  private Stream<String> active(ProcessInstance found) {
    ActivityInstance instance = runtime.getActivityInstance(found.getId());
    return instance == null ? Stream.empty() : leaves(instance);
  }

  private static Stream<String> leaves(ActivityInstance instance) {
    Stream<String> waiting =
        Stream.of(instance.getChildTransitionInstances()).map(TransitionInstance::getActivityId);
    ActivityInstance[] inside = instance.getChildActivityInstances();
    return inside.length == 0 && instance.getChildTransitionInstances().length == 0
        ? Stream.of(instance.getActivityId())
        : Stream.concat(waiting, Stream.of(inside).flatMap(CaseElements::leaves));
  }

  private List<ProcessInstance> instances(String processKey, CaseKey key) {
    return runtime.createProcessInstanceQuery()
        .processDefinitionKey(processKey)
        .processInstanceBusinessKey(key.value())
        .list();
  }

  String modelXml(String processKey) {
    try (InputStream model = repository.getProcessModel(newest(processKey).getId())) {
      return new String(model.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Map<String, String> names(String processKey) {
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
}
