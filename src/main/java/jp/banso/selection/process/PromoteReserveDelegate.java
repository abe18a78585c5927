package jp.banso.selection.process;

import jp.banso.kernel.CaseKey;
import jp.banso.selection.ReserveService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** 補欠を繰り上げる. */
@Component
class PromoteReserveDelegate implements JavaDelegate {

  private final ReserveService reserves;

  PromoteReserveDelegate(ReserveService reserves) {
    this.reserves = reserves;
  }

  @Override
  public void execute(DelegateExecution execution) {
    reserves.promote(new CaseKey(execution.getProcessBusinessKey()));
  }
}
