package jp.banso.applications.process;

import jp.banso.applications.SettlementService;
import jp.banso.kernel.CaseKey;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** 未提出として終え、地域に知らせる. */
@Component
class EndUnsubmittedDelegate implements JavaDelegate {

  private final SettlementService settlement;

  EndUnsubmittedDelegate(SettlementService settlement) {
    this.settlement = settlement;
  }

  @Override
  public void execute(DelegateExecution execution) {
    settlement.endUnsubmitted(new CaseKey(execution.getProcessBusinessKey()));
  }
}
