package jp.banso.selection.process;

import java.util.Map;
import jp.banso.kernel.CaseKey;
import jp.banso.kernel.ProgrammeCode;
import jp.banso.platform.workflow.Workflow;
import jp.banso.selection.NotificationProcess;
import org.springframework.stereotype.Component;

/** {@link NotificationProcess} on the engine. */
@Component
class CamundaNotificationProcess implements NotificationProcess {

  private final Workflow workflow;

  CamundaNotificationProcess(Workflow workflow) {
    this.workflow = workflow;
  }

  @Override
  public void noticeStarted(CaseKey notice, ProgrammeCode programme) {
    workflow.start(SelectionElements.NOTICE, notice, Map.of("programme", programme.code()));
  }

  @Override
  public boolean deliveryKnown(CaseKey notice, boolean delivered) {
    return workflow.correlateIfWaiting(
        notice, SelectionElements.DELIVERY_KNOWN, Map.of("delivered", delivered));
  }

  @Override
  public void toldByTelephone(CaseKey notice) {
    workflow.complete(notice, SelectionElements.NOTIFY_BY_TELEPHONE, Map.of());
  }

  @Override
  public void promotionStarted(
      CaseKey promotion, ProgrammeCode programme, boolean anyReserve) {
    workflow.start(
        SelectionElements.PROMOTION, promotion,
        Map.of(
            "programme", programme.code(), "bureau", programme.bureau(),
            "anyReserve", anyReserve));
  }

  @Override
  public void reserveProposed(CaseKey promotion, boolean promote) {
    workflow.complete(
        promotion, SelectionElements.PROPOSE_RESERVE, Map.of("reservePromoted", promote));
  }

  @Override
  public void reserveConcurred(CaseKey promotion, boolean concurred) {
    workflow.complete(
        promotion, SelectionElements.CONCUR_RESERVE, Map.of("reserveConcurred", concurred));
  }
}
