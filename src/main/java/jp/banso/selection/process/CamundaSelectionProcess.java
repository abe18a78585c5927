package jp.banso.selection.process;

import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import jp.banso.kernel.CaseKey;
import jp.banso.kernel.ProgrammeCode;
import jp.banso.platform.workflow.Workflow;
import jp.banso.selection.RoundState;
import jp.banso.selection.SelectionProcess;
import jp.banso.worklist.Worklist;
import org.springframework.stereotype.Component;

/** {@link SelectionProcess} on the engine. */
@Component
class CamundaSelectionProcess implements SelectionProcess {

  private final Workflow workflow;
  private final Worklist worklist;

  CamundaSelectionProcess(Workflow workflow, Worklist worklist) {
    this.workflow = workflow;
    this.worklist = worklist;
  }

  @Override
  public void opened(CaseKey round, ProgrammeCode programme, Instant warnAt, Instant flagAt) {
    Map<String, Object> dates = dates(warnAt, flagAt);
    start(round, programme, dates);
    workflow.start(SelectionElements.TERM, round, dates);
  }

  private void start(CaseKey round, ProgrammeCode programme, Map<String, Object> dates) {
    Map<String, Object> variables = new HashMap<>(dates);
    variables.putAll(groups(programme));
    workflow.start(SelectionElements.ROUND, round, variables);
  }

  @Override
  public void applicationsSettled(CaseKey round) {
    workflow.correlate(round, SelectionElements.APPLICATIONS_SETTLED, Map.of());
  }

  @Override
  public void resultKnown(CaseKey round) {
    workflow.correlateIfWaiting(round, SelectionElements.RESULT_KNOWN, Map.of());
  }

  @Override
  public void eligibilityDecided(CaseKey round, boolean anyEligible) {
    workflow.correlate(
        round, SelectionElements.ELIGIBILITY_DECIDED, Map.of("anyEligible", anyEligible));
  }

  @Override
  public void reviewersAssigned(CaseKey round) {
    workflow.complete(round, SelectionElements.ASSIGN_REVIEWERS, Map.of());
  }

  @Override
  public void reviewsCompleted(CaseKey round, boolean tied) {
    workflow.correlate(round, SelectionElements.REVIEWS_COMPLETED, Map.of("tied", tied));
  }

  @Override
  public void tieDecided(CaseKey round) {
    workflow.complete(round, SelectionElements.DECIDE_TIE, Map.of("tied", false));
  }

  @Override
  public void decisionPrepared(CaseKey round) {
    workflow.complete(round, SelectionElements.PREPARE_DECISION, Map.of());
  }

  @Override
  public void decisionConcurred(CaseKey round, boolean concurred) {
    workflow.complete(
        round, SelectionElements.CONCUR_DECISION, Map.of("decisionConcurred", concurred));
  }

  @Override
  public void decisionReopened(CaseKey round, RoundState from, boolean tied) {
    String message =
        switch (from) {
          case DECIDING -> SelectionElements.PREPARATION_REOPENED;
          case CONCURRING -> SelectionElements.CONCURRENCE_REOPENED;
          case RELEASING -> SelectionElements.HELD_RELEASE_REOPENED;
          default -> SelectionElements.DECISION_REOPENED;
        };
    workflow.correlate(round, message, Map.of("tied", tied));
  }

  @Override
  public void releaseOrdered(CaseKey round, Instant at) {
    workflow.complete(
        round, SelectionElements.RELEASE_RESULTS, Map.of("releaseAt", Date.from(at)));
  }

  @Override
  public void releaseLeftToOthers(CaseKey round, UUID preparer) {
    worklist.leaveToOthers(round, SelectionElements.RELEASE_RESULTS, preparer);
  }

  @Override
  public void releaseStopped(CaseKey round) {
    workflow.correlate(round, SelectionElements.RELEASE_STOPPED, Map.of());
  }

  @Override
  public void recallProposed(CaseKey round, boolean recall) {
    workflow.complete(round, SelectionElements.DECIDE_RECALL, Map.of("recall", recall));
  }

  @Override
  public void recallConcurred(CaseKey round, boolean concurred) {
    workflow.complete(round, SelectionElements.CONCUR_RECALL, Map.of("recallConcurred", concurred));
  }

  @Override
  public void nobodyLeft(CaseKey round) {
    workflow.correlate(round, SelectionElements.NOBODY_LEFT, Map.of());
  }

  @Override
  public void recallStarted(CaseKey round, ProgrammeCode programme) {
    workflow.start(SelectionElements.RECALL, round, groups(programme));
  }

  @Override
  public void recallDropped(
      CaseKey round, ProgrammeCode programme, Instant warnAt, Instant flagAt) {
    workflow.correlate(round, SelectionElements.APPLICATION_JOINED, Map.of());
    start(round, programme, dates(warnAt, flagAt));
    workflow.correlate(round, SelectionElements.APPLICATIONS_SETTLED, Map.of());
  }

  private static Map<String, Object> dates(Instant warnAt, Instant flagAt) {
    return Map.of("warnAt", Date.from(warnAt), "flagAt", Date.from(flagAt));
  }

  private static Map<String, Object> groups(ProgrammeCode programme) {
    return Map.of("programme", programme.code(), "bureau", programme.bureau());
  }

  @Override
  public List<String> activeElements(CaseKey round, boolean recall) {
    return workflow.activeElements(
        recall ? SelectionElements.RECALL : SelectionElements.ROUND, round);
  }
}
