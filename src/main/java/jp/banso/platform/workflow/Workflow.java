package jp.banso.platform.workflow;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import jp.banso.kernel.AlreadyDone;
import jp.banso.kernel.CaseKey;

/**
 * The engine as the modules' process adapters see it. Cases are found by business key, tasks by
 * business key and definition key; engine ids never leave the platform. Every call takes part in
 * the caller's transaction.
 */
public interface Workflow {

  /** Starts a case; variables are ids, dates, counters and gateway facts only. */
  void start(String processKey, CaseKey key, Map<String, Object> variables);

  /** Starts a case at the message start event that waits for {@code message}. */
  void startByMessage(String message, CaseKey key, Map<String, Object> variables);

  /**
   * Completes the open task.
   *
   * @throws AlreadyDone if no such task is open
   */
  void complete(CaseKey key, String taskDefinitionKey, Map<String, Object> variables);

  /**
   * Notes who does the open task; null gives it back to its group.
   *
   * @throws AlreadyDone if no such task is open
   */
  void assign(CaseKey key, String taskDefinitionKey, UUID personId);

  /**
   * Tells a case the dates that it counts by from now on, and moves what is due of its open tasks; a
   * case that has ended stays as it is.
   *
   * @param dues by the key of the task; a task without one keeps its own, one with null is due on no day
   */
  void redate(String processKey, CaseKey key, Map<String, Object> dates, Map<String, Instant> dues);

  /**
   * Tells a waiting case what happened.
   *
   * @throws AlreadyDone if the case does not wait for it
   */
  void correlate(CaseKey key, String message, Map<String, Object> variables);

  /** As {@link #correlate}, but answers false if the case does not wait for it. */
  boolean correlateIfWaiting(CaseKey key, String message, Map<String, Object> variables);

  /** Ends a case that should never have begun, wherever it stands. */
  void end(String processKey, CaseKey key);

  boolean isOpen(CaseKey key, String taskDefinitionKey);

  /** What the engine remembers of the ended processes of a case and its children. */
  void forget(CaseKey key);

  boolean isRunning(String processKey, CaseKey key);

  /** Ids of the elements at which the case stands, for the picture. */
  List<String> activeElements(String processKey, CaseKey key);

  /** The newest model as BPMN XML. */
  String modelXml(String processKey);

  /** Names of the elements of the newest model, for the picture's text twin. */
  Map<String, String> elementNames(String processKey);

  /** Lets a stopped job run again. */
  void retry(String jobId);
}
