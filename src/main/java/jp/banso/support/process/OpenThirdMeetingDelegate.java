package jp.banso.support.process;

import jp.banso.kernel.CaseKey;
import jp.banso.support.MeetingService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** 第3回会議を始める. */
@Component
class OpenThirdMeetingDelegate implements JavaDelegate {

  private final MeetingService service;

  OpenThirdMeetingDelegate(MeetingService service) {
    this.service = service;
  }

  @Override
  public void execute(DelegateExecution execution) {
    service.open(new CaseKey(execution.getProcessBusinessKey()), 3);
  }
}
