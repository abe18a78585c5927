package jp.banso.support.process;

import jp.banso.kernel.CaseKey;
import jp.banso.support.MeetingService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** 第1回会議を始める. */
@Component
class OpenFirstMeetingDelegate implements JavaDelegate {

  private final MeetingService service;

  OpenFirstMeetingDelegate(MeetingService service) {
    this.service = service;
  }

  @Override
  public void execute(DelegateExecution execution) {
    service.open(new CaseKey(execution.getProcessBusinessKey()), 1);
  }
}
