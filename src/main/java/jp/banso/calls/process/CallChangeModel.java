package jp.banso.calls.process;

/** Names of {@code processes/calls/call-change.bpmn}. */
final class CallChangeModel {

  static final String PROCESS = "call-change";

  static final String CONCUR = "UserTask_ConcurChange";
  static final String CONFIRM = "UserTask_ConfirmChange";

  static final String REVISE = "UserTask_ReviseChange";

  static final String DROPPED = "calls.changeDropped";

  static final String AGREED = "changeAgreed";

  private CallChangeModel() {}
}
