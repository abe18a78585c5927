package jp.banso.calls.process;

import jp.banso.calls.CallPreparation;
import jp.banso.kernel.CaseKey;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** 都道府県に案内する. */
@Component
class InformPrefecturesDelegate implements JavaDelegate {

  private final CallPreparation calls;

  InformPrefecturesDelegate(CallPreparation calls) {
    this.calls = calls;
  }

  @Override
  public void execute(DelegateExecution execution) {
    calls.inform(new CaseKey(execution.getProcessBusinessKey()));
  }
}
