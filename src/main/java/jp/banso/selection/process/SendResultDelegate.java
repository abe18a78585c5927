package jp.banso.selection.process;

import jp.banso.kernel.CaseKey;
import jp.banso.selection.NoticeService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** 選定結果を送る. */
@Component
class SendResultDelegate implements JavaDelegate {

  private final NoticeService notices;

  SendResultDelegate(NoticeService notices) {
    this.notices = notices;
  }

  @Override
  public void execute(DelegateExecution execution) {
    notices.send(new CaseKey(execution.getProcessBusinessKey()));
  }
}
