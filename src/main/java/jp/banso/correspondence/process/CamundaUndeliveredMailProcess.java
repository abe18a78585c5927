package jp.banso.correspondence.process;

import java.util.Map;
import jp.banso.correspondence.UndeliveredMailProcess;
import jp.banso.kernel.CaseKey;
import jp.banso.kernel.ProgrammeCode;
import jp.banso.platform.workflow.Workflow;
import org.springframework.stereotype.Component;

/** {@link UndeliveredMailProcess} on the engine. */
@Component
class CamundaUndeliveredMailProcess implements UndeliveredMailProcess {

  private final Workflow workflow;

  CamundaUndeliveredMailProcess(Workflow workflow) {
    this.workflow = workflow;
  }

  @Override
  public void found(CaseKey processKey, ProgrammeCode programme) {
    workflow.start(
        UndeliveredMailModel.PROCESS, processKey, Map.of(UndeliveredMailModel.PROGRAMME, programme.code()));
  }

  @Override
  public void decided(CaseKey processKey, boolean resent) {
    workflow.complete(
        processKey, UndeliveredMailModel.CHECK_ADDRESS, Map.of(UndeliveredMailModel.RESENT, resent));
  }
}
