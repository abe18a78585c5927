package jp.banso.inquiries.process;

import static jp.banso.inquiries.process.InquiryElements.*;

import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import jp.banso.inquiries.InquiryProcess;
import jp.banso.kernel.CaseKey;
import jp.banso.kernel.ProgrammeCode;
import jp.banso.platform.workflow.Workflow;
import jp.banso.worklist.Worklist;
import org.springframework.stereotype.Component;

/** {@link InquiryProcess} on the model consultation-case. */
@Component
class CamundaInquiryProcess implements InquiryProcess {

  /** Whoever looks after the case does these. */
  private static final List<String> OF_HOLDER = List.of(CHECK, AWAIT, DRAFT);

  private final Workflow workflow;
  private final Worklist worklist;

  CamundaInquiryProcess(Workflow workflow, Worklist worklist) {
    this.workflow = workflow;
    this.worklist = worklist;
  }

  @Override
  public void received(CaseKey key, ProgrammeCode programme, Dues dues) {
    workflow.start(
        CASE, key,
        Map.of(
            PROGRAMME, programme.code(), BUREAU, programme.bureau(), CHECK_DUE, Date.from(dues.check()), ANSWER_DUE,
            Date.from(dues.answer())));
  }

  @Override
  public void answeredAtOnce(CaseKey key) {
    checked(key, "AT_ONCE");
  }

  @Override
  public void toDraft(CaseKey key, UUID assignedTo) {
    checked(key, "DRAFT");
    goesOn(key, assignedTo);
  }

  @Override
  public void askedBack(CaseKey key, Instant replyDue, UUID assignedTo) {
    workflow.complete(key, CHECK, Map.of(INQUIRY_ROUTE, "ASK_BACK", AWAIT_DUE, Date.from(replyDue)));
    goesOn(key, assignedTo);
  }

  @Override
  public void replied(CaseKey key, Instant checkDue) {
    workflow.correlate(key, REQUESTER_REPLIED, Map.of(CHECK_DUE, Date.from(checkDue)));
  }

  @Override
  public void outOfScope(CaseKey key) {
    checked(key, "OUT_OF_SCOPE");
  }

  @Override
  public void handedToIntake(CaseKey key) {
    checked(key, "INTAKE");
  }

  private void checked(CaseKey key, String route) {
    workflow.complete(key, CHECK, Map.of(INQUIRY_ROUTE, route));
  }

  @Override
  public void endedWithoutReply(CaseKey key) {
    workflow.complete(key, AWAIT, Map.of(AWAITED_ROUTE, "END"));
  }

  @Override
  public void draftedWithoutReply(CaseKey key, UUID assignedTo) {
    workflow.complete(key, AWAIT, Map.of(AWAITED_ROUTE, "DRAFT"));
    goesOn(key, assignedTo);
  }

  @Override
  public void backToCheck(CaseKey key, Instant checkDue, UUID assignedTo) {
    workflow.complete(key, DRAFT, Map.of(ANSWER_ROUTE, "CHECK", CHECK_DUE, Date.from(checkDue)));
    goesOn(key, assignedTo);
  }

  @Override
  public void toConfirm(CaseKey key, UUID writer) {
    workflow.complete(key, DRAFT, Map.of(ANSWER_ROUTE, "CONFIRM"));
    worklist.leaveToOthers(key, CONFIRM, writer);
  }

  @Override
  public void askedMinistry(CaseKey key, Instant ministryDue) {
    workflow.complete(key, DRAFT, Map.of(ANSWER_ROUTE, "MINISTRY", MINISTRY_DUE, Date.from(ministryDue)));
  }

  @Override
  public void ministryAnswered(CaseKey key, UUID assignedTo) {
    workflow.complete(key, ANSWER_MINISTRY, Map.of());
    goesOn(key, assignedTo);
  }

  @Override
  public void takenBackFromMinistry(CaseKey key, UUID assignedTo) {
    workflow.correlate(key, MINISTRY_INQUIRY_TAKEN_BACK, Map.of());
    goesOn(key, assignedTo);
  }

  @Override
  public void confirmed(CaseKey key) {
    workflow.complete(key, CONFIRM, Map.of(ANSWER_CONFIRMED, true));
  }

  @Override
  public void givenBack(CaseKey key, UUID writer) {
    workflow.complete(key, CONFIRM, Map.of(ANSWER_CONFIRMED, false));
    goesOn(key, writer);
  }

  @Override
  public void ended(CaseKey key) {
    workflow.correlate(key, ENDED, Map.of());
  }

  @Override
  public void assigned(CaseKey key, UUID person) {
    OF_HOLDER.stream()
        .filter(step -> workflow.isOpen(key, step))
        .forEach(step -> workflow.assign(key, step, person));
  }

  private void goesOn(CaseKey key, UUID person) {
    if (person != null) {
      assigned(key, person);
    }
  }

  @Override
  public void forget(CaseKey key) {
    workflow.forget(key);
  }
}
