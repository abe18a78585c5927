package jp.banso.calls.process;

import java.time.LocalTime;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import jp.banso.calls.CallProcess;
import jp.banso.calls.CallView;
import jp.banso.kernel.CaseKey;
import jp.banso.kernel.JapanTime;
import jp.banso.platform.workflow.Workflow;
import jp.banso.worklist.Worklist;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** {@link CallProcess} on the engine. */
@Component
class CamundaCallProcess implements CallProcess {

  private final Workflow workflow;
  private final Worklist worklist;
  private final LocalTime publicationTime;

  CamundaCallProcess(
      Workflow workflow,
      Worklist worklist,
      @Value("${banso.calls.publication-time:09:00}") LocalTime publicationTime) {
    this.workflow = workflow;
    this.worklist = worklist;
    this.publicationTime = publicationTime;
  }

  @Override
  public void prepared(CallView call) {
    workflow.start(
        CallPublicationModel.PROCESS,
        call.key(),
        Map.of(
            CallPublicationModel.PROGRAMME, call.programme().code(),
            CallPublicationModel.BUREAU, call.programme().bureau()));
  }

  @Override
  public void confirmed(CallView call) {
    workflow.complete(
        call.key(),
        CallPublicationModel.CONFIRM,
        Map.of(
            CallPublicationModel.CONCURRENCE_NEEDED, call.terms().concurrenceNeeded(),
            CallPublicationModel.PUBLISHES_AT,
            Date.from(JapanTime.instantOf(call.terms().publishedOn().atTime(publicationTime))),
            CallPublicationModel.CLOSES_AT, Date.from(call.closesAt())));
  }

  @Override
  public void concurred(CaseKey key, boolean concurred) {
    workflow.complete(
        key, CallPublicationModel.CONCUR, Map.of(CallPublicationModel.CONCURRED, concurred));
  }

  @Override
  public void discarded(CaseKey key) {
    workflow.end(CallPublicationModel.PROCESS, key);
  }

  @Override
  public void publicationStopped(CaseKey key) {
    workflow.correlate(key, CallPublicationModel.PUBLICATION_STOPPED, Map.of());
  }

  @Override
  public void changeProposed(CaseKey change, CallView call) {
    workflow.start(
        CallChangeModel.PROCESS,
        change,
        Map.of(
            CallPublicationModel.PROGRAMME, call.programme().code(),
            CallPublicationModel.BUREAU, call.programme().bureau(),
            CallPublicationModel.CONCURRENCE_NEEDED, call.terms().concurrenceNeeded()));
  }

  @Override
  public void changeLeftToOthers(CaseKey change, UUID proposer) {
    worklist.leaveToOthers(change, CallChangeModel.CONFIRM, proposer);
  }

  @Override
  public void changeAnswered(CaseKey change, boolean byMinistry, boolean agreed) {
    workflow.complete(
        change,
        byMinistry ? CallChangeModel.CONCUR : CallChangeModel.CONFIRM,
        Map.of(CallChangeModel.AGREED, agreed));
  }

  /** A proposal that began before its model knew of the revision has no such step. */
  @Override
  public void changeRevised(CaseKey change) {
    if (workflow.isOpen(change, CallChangeModel.REVISE)) {
      workflow.complete(change, CallChangeModel.REVISE, Map.of());
    }
  }

  /** A proposal that began before its model knew of the message does not hear it. */
  @Override
  public void changeDropped(CaseKey change) {
    if (!workflow.correlateIfWaiting(change, CallChangeModel.DROPPED, Map.of())) {
      workflow.end(CallChangeModel.PROCESS, change);
    }
  }

  @Override
  public void deadlineExtended(CallView call) {
    workflow.correlate(
        call.key(),
        CallPublicationModel.DEADLINE_EXTENDED,
        Map.of(CallPublicationModel.CLOSES_AT, Date.from(call.closesAt())));
  }

  @Override
  public void cancelled(CaseKey key) {
    workflow.correlate(key, CallPublicationModel.CALL_CANCELLED, Map.of());
  }

  @Override
  public boolean isRunning(CaseKey key) {
    return workflow.isRunning(CallPublicationModel.PROCESS, key);
  }

  @Override
  public List<String> activeElements(CaseKey key) {
    return workflow.activeElements(CallPublicationModel.PROCESS, key);
  }
}
