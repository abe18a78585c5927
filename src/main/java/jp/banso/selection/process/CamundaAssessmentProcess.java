package jp.banso.selection.process;

import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.UUID;
import jp.banso.kernel.CaseKey;
import jp.banso.kernel.ProgrammeCode;
import jp.banso.parties.Groups;
import jp.banso.platform.workflow.Workflow;
import jp.banso.selection.AssessmentProcess;
import org.springframework.stereotype.Component;

/** {@link AssessmentProcess} on the engine. No score is ever a variable. */
@Component
class CamundaAssessmentProcess implements AssessmentProcess {

  private final Workflow workflow;

  CamundaAssessmentProcess(Workflow workflow) {
    this.workflow = workflow;
  }

  @Override
  public void checkStarted(CaseKey application, ProgrammeCode programme) {
    workflow.start(SelectionElements.CHECK, application, Map.of("programme", programme.code()));
  }

  @Override
  public void judged(CaseKey application, boolean eligible) {
    workflow.complete(
        application, SelectionElements.JUDGE_ELIGIBILITY, Map.of("eligible", eligible));
  }

  @Override
  public void checkCancelled(CaseKey application) {
    workflow.correlateIfWaiting(application, SelectionElements.CHECK_CANCELLED, Map.of());
  }

  @Override
  public void reviewStarted(
      CaseKey review, ProgrammeCode programme, UUID reviewer, Instant scoresDueAt) {
    workflow.start(
        SelectionElements.REVIEW, review,
        Map.of(
            "programme", programme.code(), "reviewerGroup", Groups.reviewer(reviewer),
            "scoresDueAt", Date.from(scoresDueAt)));
  }

  @Override
  public void declared(CaseKey review, boolean conflict) {
    workflow.complete(review, SelectionElements.DECLARE_CONFLICT, Map.of("conflict", conflict));
  }

  @Override
  public void scored(CaseKey review) {
    workflow.complete(review, SelectionElements.SCORE_APPLICATION, Map.of());
  }

  @Override
  public void replaced(CaseKey review) {
    workflow.complete(review, SelectionElements.REPLACE_REVIEWER, Map.of());
  }

  @Override
  public void reviewerTakenOff(CaseKey review) {
    workflow.correlate(review, SelectionElements.REVIEWER_TAKEN_OFF, Map.of());
  }

  @Override
  public void reviewCancelled(CaseKey review) {
    workflow.correlateIfWaiting(review, SelectionElements.REVIEW_CANCELLED, Map.of());
  }
}
