package jp.banso.selection.process;

import jp.banso.kernel.CaseKey;
import jp.banso.selection.EligibilityService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** 応募要件を事前に判定する. */
@Component
class PrejudgeEligibilityDelegate implements JavaDelegate {

  private final EligibilityService eligibility;

  PrejudgeEligibilityDelegate(EligibilityService eligibility) {
    this.eligibility = eligibility;
  }

  @Override
  public void execute(DelegateExecution execution) {
    eligibility.prejudge(new CaseKey(execution.getProcessBusinessKey()));
  }
}
