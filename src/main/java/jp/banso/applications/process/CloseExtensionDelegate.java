package jp.banso.applications.process;

import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import jp.banso.applications.SettlementService;
import jp.banso.kernel.CaseKey;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** 未提出ならば申込書を締め切る. */
@Component
class CloseExtensionDelegate implements JavaDelegate {

  private final SettlementService settlement;

  CloseExtensionDelegate(SettlementService settlement) {
    this.settlement = settlement;
  }

  @Override
  public void execute(DelegateExecution execution) {
    Optional<Instant> later = settlement.extensionPassed(new CaseKey(execution.getProcessBusinessKey()));
    execution.setVariable(ExtensionModel.RUNNING, later.isPresent());
    later.ifPresent(at -> execution.setVariable(ExtensionModel.ENDS_AT, Date.from(at)));
  }
}
