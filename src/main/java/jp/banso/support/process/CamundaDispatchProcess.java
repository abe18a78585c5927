package jp.banso.support.process;

import static jp.banso.support.process.SupportElements.*;

import java.time.Instant;
import java.util.Date;
import java.util.Map;
import jp.banso.kernel.CaseKey;
import jp.banso.kernel.ProgrammeCode;
import jp.banso.platform.workflow.Workflow;
import jp.banso.support.DispatchProcess;
import org.springframework.stereotype.Component;

/** {@link DispatchProcess} on the model advisor-dispatch. */
@Component
class CamundaDispatchProcess implements DispatchProcess {

  private static final String APPROVED = "dispatchApproved";
  private static final String ACCEPTED = "advisorAccepted";
  private static final String NEXT = "nextAdvisor";

  private final Workflow workflow;

  CamundaDispatchProcess(Workflow workflow) {
    this.workflow = workflow;
  }

  @Override
  public void requested(CaseKey key, ProgrammeCode programme) {
    workflow.start(DISPATCH, key, Map.of(PROGRAMME, programme.code()));
  }

  @Override
  public void approved(CaseKey key, String advisorGroup) {
    workflow.complete(key, APPROVE_DISPATCH, Map.of(APPROVED, true, ADVISOR_GROUP, advisorGroup));
  }

  @Override
  public void refused(CaseKey key) {
    workflow.complete(key, APPROVE_DISPATCH, Map.of(APPROVED, false));
  }

  @Override
  public void accepted(CaseKey key, Instant visitAt) {
    workflow.complete(key, ANSWER_DISPATCH, Map.of(ACCEPTED, true, "dispatchOn", Date.from(visitAt)));
  }

  @Override
  public void declined(CaseKey key) {
    workflow.complete(key, ANSWER_DISPATCH, Map.of(ACCEPTED, false));
  }

  @Override
  public void nextAsked(CaseKey key, String advisorGroup) {
    workflow.complete(key, CHOOSE_NEXT_ADVISOR, Map.of(NEXT, true, ADVISOR_GROUP, advisorGroup));
  }

  @Override
  public void endedWithoutAdvisor(CaseKey key) {
    workflow.complete(key, CHOOSE_NEXT_ADVISOR, Map.of(NEXT, false));
  }

  @Override
  public void reported(CaseKey key) {
    workflow.complete(key, REPORT_DISPATCH, Map.of());
  }

  @Override
  public void cancelled(CaseKey key) {
    workflow.correlate(key, DISPATCH_CANCELLED, Map.of());
  }
}
