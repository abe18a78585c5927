package jp.banso.applications.process;

import jp.banso.applications.FormalCheckService;
import jp.banso.kernel.CaseKey;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** 補正の受付を終え、都道府県に知らせる; 期限内に届いたメールが残るうちは待つ. */
@Component
class EndCorrectionDelegate implements JavaDelegate {

  private final FormalCheckService formalChecks;

  EndCorrectionDelegate(FormalCheckService formalChecks) {
    this.formalChecks = formalChecks;
  }

  @Override
  public void execute(DelegateExecution execution) {
    // a case that began on an earlier model has nowhere to wait
    boolean mayWait = execution.getBpmnModelInstance().getModelElementById(ApplicationModel.MAILS_DECIDED) != null;
    boolean waits = !formalChecks.correctionTermPassed(new CaseKey(execution.getProcessBusinessKey()), mayWait);
    execution.setVariable(ApplicationModel.MAILS_UNDECIDED, waits);
  }
}
