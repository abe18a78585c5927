package jp.banso.calls.process;

import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import jp.banso.calls.CallQuestionProcess;
import jp.banso.kernel.CaseKey;
import jp.banso.kernel.ProgrammeCode;
import jp.banso.platform.workflow.Workflow;
import jp.banso.worklist.Worklist;
import org.springframework.stereotype.Component;

/** {@link CallQuestionProcess} on the engine. */
@Component
class CamundaCallQuestionProcess implements CallQuestionProcess {

  private final Workflow workflow;
  private final Worklist worklist;

  CamundaCallQuestionProcess(Workflow workflow, Worklist worklist) {
    this.workflow = workflow;
    this.worklist = worklist;
  }

  @Override
  public void received(CaseKey key, ProgrammeCode programme, Instant receivedAt) {
    start(key, programme, receivedAt, false);
  }

  private void start(CaseKey key, ProgrammeCode programme, Instant receivedAt, boolean answered) {
    workflow.start(
        CallQuestionModel.PROCESS,
        key,
        Map.of(
            CallPublicationModel.PROGRAMME, programme.code(),
            CallQuestionModel.RECEIVED_AT, Date.from(receivedAt),
            CallQuestionModel.ALREADY_ANSWERED, answered,
            // a node that does not know this step yet completes the release without it
            CallQuestionModel.ASKER_TO_TELL, false));
  }

  @Override
  public void answered(CaseKey key, boolean revised) {
    written(key, revised, false);
  }

  @Override
  public void proposed(CaseKey key, boolean revised, UUID writer) {
    written(key, revised, true);
    worklist.leaveToOthers(key, CallQuestionModel.RELEASE, writer);
  }

  private void written(CaseKey key, boolean revised, boolean toPublish) {
    workflow.complete(
        key, revised ? CallQuestionModel.REVISE : CallQuestionModel.ANSWER,
        Map.of(CallQuestionModel.TO_PUBLISH, toPublish));
  }

  @Override
  public void proposedAgain(CaseKey key, ProgrammeCode programme, Instant receivedAt, UUID writer) {
    start(key, programme, receivedAt, true);
    worklist.leaveToOthers(key, CallQuestionModel.RELEASE, writer);
  }

  @Override
  public void released(CaseKey key, boolean askerToTell) {
    workflow.complete(
        key, CallQuestionModel.RELEASE,
        Map.of(CallQuestionModel.RELEASED, true, CallQuestionModel.ASKER_TO_TELL, askerToTell));
  }

  @Override
  public void givenBack(CaseKey key) {
    workflow.complete(key, CallQuestionModel.RELEASE, Map.of(CallQuestionModel.RELEASED, false));
  }

  @Override
  public void askerTold(CaseKey key) {
    // a case that began before its model knew these steps ended with the publication, or without an answer
    for (String step : List.of(CallQuestionModel.TELL, CallQuestionModel.TELL_OF_END)) {
      if (workflow.isOpen(key, step)) {
        workflow.complete(key, step, Map.of());
      }
    }
  }

  @Override
  public void dropped(CaseKey key, boolean askerToTell) {
    workflow.correlate(key, CallQuestionModel.DROPPED, Map.of(CallQuestionModel.ASKER_TO_TELL, askerToTell));
  }
}
