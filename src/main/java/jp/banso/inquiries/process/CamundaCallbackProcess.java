package jp.banso.inquiries.process;

import static jp.banso.inquiries.process.InquiryElements.*;

import java.time.Instant;
import java.util.Date;
import java.util.Map;
import jp.banso.inquiries.CallbackProcess;
import jp.banso.inquiries.CallbackState;
import jp.banso.kernel.CaseKey;
import jp.banso.kernel.ProgrammeCode;
import jp.banso.platform.workflow.Workflow;
import org.springframework.stereotype.Component;

/** {@link CallbackProcess} on the model callback. */
@Component
class CamundaCallbackProcess implements CallbackProcess {

  private final Workflow workflow;

  CamundaCallbackProcess(Workflow workflow) {
    this.workflow = workflow;
  }

  @Override
  public void promised(CaseKey key, ProgrammeCode programme, Instant due) {
    workflow.start(CALLBACK, key, Map.of(PROGRAMME, programme.code(), CALLBACK_DUE, Date.from(due)));
  }

  @Override
  public void tried(CaseKey key, CallbackState state, Instant nextDue) {
    String result = state == CallbackState.OPEN ? "AGAIN" : state.name();
    workflow.complete(key, CALL_BACK, Map.of(CALLBACK_RESULT, result, CALLBACK_DUE, Date.from(nextDue)));
  }

  @Override
  public void dropped(CaseKey key) {
    workflow.correlate(key, CALLBACK_DROPPED, Map.of());
  }
}
