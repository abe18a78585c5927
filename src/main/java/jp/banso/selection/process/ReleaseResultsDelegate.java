package jp.banso.selection.process;

import jp.banso.kernel.CaseKey;
import jp.banso.selection.ReleaseService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** 通知を一斉に送り出す. */
@Component
class ReleaseResultsDelegate implements JavaDelegate {

  private final ReleaseService release;

  ReleaseResultsDelegate(ReleaseService release) {
    this.release = release;
  }

  @Override
  public void execute(DelegateExecution execution) {
    release.release(new CaseKey(execution.getProcessBusinessKey()));
  }
}
