package jp.banso.applications.process;

import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.UUID;
import jp.banso.applications.ExtensionProcess;
import jp.banso.kernel.CaseKey;
import jp.banso.kernel.ProgrammeCode;
import jp.banso.platform.workflow.Workflow;
import jp.banso.worklist.Worklist;
import org.springframework.stereotype.Component;

/** The flow of one 締切の延長 in the engine. */
@Component
class CamundaExtensionProcess implements ExtensionProcess {

  private final Workflow workflow;
  private final Worklist worklist;

  CamundaExtensionProcess(Workflow workflow, Worklist worklist) {
    this.workflow = workflow;
    this.worklist = worklist;
  }

  @Override
  public void proposed(CaseKey extension, ProgrammeCode programme, boolean concurrenceNeeded) {
    workflow.start(
        ExtensionModel.PROCESS, extension,
        Map.of(
            ApplicationModel.PROGRAMME, programme.code(), ApplicationModel.BUREAU, programme.bureau(),
            ExtensionModel.CONCURRENCE_NEEDED, concurrenceNeeded));
  }

  @Override
  public void leftToOthers(CaseKey extension, UUID proposer) {
    worklist.leaveToOthers(extension, ExtensionModel.CONFIRM, proposer);
  }

  @Override
  public void answered(CaseKey extension, boolean byMinistry, boolean agreed, Instant endsAt) {
    workflow.complete(
        extension, byMinistry ? ExtensionModel.CONCUR : ExtensionModel.CONFIRM,
        Map.of(ExtensionModel.AGREED, agreed, ExtensionModel.ENDS_AT, Date.from(endsAt)));
  }

  @Override
  public void dropped(CaseKey extension) {
    workflow.correlateIfWaiting(extension, ExtensionModel.DROPPED, Map.of());
  }
}
