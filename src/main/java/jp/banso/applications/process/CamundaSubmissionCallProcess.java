package jp.banso.applications.process;

import java.util.Map;
import jp.banso.applications.SubmissionCallProcess;
import jp.banso.kernel.CaseKey;
import jp.banso.kernel.ProgrammeCode;
import jp.banso.platform.workflow.Workflow;
import org.springframework.stereotype.Component;

/** The flow of one 提出前の電話確認 in the engine. */
@Component
class CamundaSubmissionCallProcess implements SubmissionCallProcess {

  private final Workflow workflow;

  CamundaSubmissionCallProcess(Workflow workflow) {
    this.workflow = workflow;
  }

  @Override
  public void needed(CaseKey key, ProgrammeCode programme) {
    workflow.start(SubmissionCallModel.PROCESS, key, Map.of(ApplicationModel.PROGRAMME, programme.code()));
  }

  @Override
  public void called(CaseKey key) {
    workflow.complete(key, SubmissionCallModel.CALL_PREFECTURE, Map.of());
  }

  @Override
  public void settled(CaseKey key) {
    workflow.correlateIfWaiting(key, SubmissionCallModel.NOTHING_LEFT, Map.of());
  }
}
