package jp.banso.selection.process;

import jp.banso.kernel.CaseKey;
import jp.banso.selection.ReserveService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** 繰上げなしとして記録する. */
@Component
class EndWithoutReserveDelegate implements JavaDelegate {

  private final ReserveService reserves;

  EndWithoutReserveDelegate(ReserveService reserves) {
    this.reserves = reserves;
  }

  @Override
  public void execute(DelegateExecution execution) {
    reserves.endWithoutReserve(new CaseKey(execution.getProcessBusinessKey()));
  }
}
