package jp.banso.support.process;

import jp.banso.kernel.CaseKey;
import jp.banso.support.MeetingService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** 議事概要を確定する. */
@Component
class SettleMinutesDelegate implements JavaDelegate {

  private final MeetingService service;

  SettleMinutesDelegate(MeetingService service) {
    this.service = service;
  }

  @Override
  public void execute(DelegateExecution execution) {
    service.settle(new CaseKey(execution.getProcessBusinessKey()));
  }
}
