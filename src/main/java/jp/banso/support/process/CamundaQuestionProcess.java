package jp.banso.support.process;

import static jp.banso.support.process.SupportElements.*;

import java.util.Map;
import jp.banso.kernel.CaseKey;
import jp.banso.kernel.ProgrammeCode;
import jp.banso.platform.workflow.Workflow;
import jp.banso.support.QuestionProcess;
import org.springframework.stereotype.Component;

/** {@link QuestionProcess} on the model member-question. */
@Component
class CamundaQuestionProcess implements QuestionProcess {

  private static final String ROUTE = "questionRoute";

  private final Workflow workflow;

  CamundaQuestionProcess(Workflow workflow) {
    this.workflow = workflow;
  }

  @Override
  public void received(CaseKey key, ProgrammeCode programme) {
    workflow.start(QUESTION, key, Map.of(PROGRAMME, programme.code()));
  }

  @Override
  public void routedToSecretariat(CaseKey key) {
    workflow.complete(key, SORT_QUESTION, Map.of(ROUTE, "SECRETARIAT"));
  }

  @Override
  public void routedToAdvisor(CaseKey key, String advisorGroup) {
    workflow.complete(key, SORT_QUESTION, Map.of(ROUTE, "ADVISOR", ADVISOR_GROUP, advisorGroup));
  }

  @Override
  public void foundOutOfScope(CaseKey key) {
    workflow.complete(key, SORT_QUESTION, Map.of(ROUTE, "OUT_OF_SCOPE"));
  }

  @Override
  public void advised(CaseKey key) {
    workflow.complete(key, ADVISE_QUESTION, Map.of());
  }

  @Override
  public void takenBack(CaseKey key) {
    workflow.correlate(key, ADVICE_TAKEN_BACK, Map.of());
  }

  @Override
  public void answered(CaseKey key) {
    workflow.complete(key, ANSWER_QUESTION, Map.of());
  }

  @Override
  public void cancelled(CaseKey key) {
    workflow.correlate(key, QUESTION_CANCELLED, Map.of());
  }
}
