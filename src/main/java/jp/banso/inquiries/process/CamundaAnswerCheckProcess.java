package jp.banso.inquiries.process;

import static jp.banso.inquiries.process.InquiryElements.*;

import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.UUID;
import jp.banso.inquiries.AnswerCheckProcess;
import jp.banso.inquiries.CheckResult;
import jp.banso.kernel.CaseKey;
import jp.banso.kernel.ProgrammeCode;
import jp.banso.platform.workflow.Workflow;
import jp.banso.worklist.Worklist;
import org.springframework.stereotype.Component;

/** {@link AnswerCheckProcess} on the model answer-check. */
@Component
class CamundaAnswerCheckProcess implements AnswerCheckProcess {

  private final Workflow workflow;
  private final Worklist worklist;

  CamundaAnswerCheckProcess(Workflow workflow, Worklist worklist) {
    this.workflow = workflow;
    this.worklist = worklist;
  }

  @Override
  public void drawn(CaseKey key, ProgrammeCode programme, UUID clerk, UUID checker, Instant due) {
    workflow.start(ANSWER_CHECK, key, Map.of(PROGRAMME, programme.code(), CHECK_DUE, Date.from(due)));
    worklist.leaveToOthers(key, CHECK_ANSWER, clerk);
    if (checker != null) {
      workflow.assign(key, CHECK_ANSWER, checker);
    }
  }

  @Override
  public void adequate(CaseKey key) {
    workflow.complete(key, CHECK_ANSWER, Map.of(CHECK_RESULT, CheckResult.ADEQUATE.name()));
  }

  @Override
  public void found(CaseKey key, CheckResult result, UUID clerk, Instant due) {
    workflow.complete(key, CHECK_ANSWER, Map.of(CHECK_RESULT, result.name(), RESULT_DUE, Date.from(due)));
    if (clerk != null) {
      workflow.assign(key, READ_CHECK_RESULT, clerk);
    }
  }

  @Override
  public void read(CaseKey key) {
    workflow.complete(key, READ_CHECK_RESULT, Map.of());
  }

  @Override
  public void dropped(CaseKey key) {
    workflow.correlate(key, ANSWER_CHECK_DROPPED, Map.of());
  }
}
