package jp.banso.platform.workflow;

import java.time.Instant;

/**
 * Port: told of every user task in the engine's own transaction. The worklist implements it and
 * keeps its read model.
 */
public interface TaskObserver {

  /**
   * What is known of a task when the engine creates or changes it.
   *
   * @param taskName the step in the words of its user, from the model
   * @param candidateGroup who may do it; every user task has exactly one group
   * @param assignee the person who took it, may be null
   * @param dueAt may be null
   */
  record TaskFacts(
      String taskId,
      String processKey,
      String businessKey,
      String definitionKey,
      String taskName,
      String programme,
      String candidateGroup,
      String assignee,
      Instant dueAt) {}

  void opened(TaskFacts facts);

  void changed(TaskFacts facts);

  void closed(String taskId);
}
