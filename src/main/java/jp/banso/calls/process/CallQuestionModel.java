package jp.banso.calls.process;

/** Names of {@code processes/calls/call-question.bpmn}. */
final class CallQuestionModel {

  static final String PROCESS = "call-question";

  static final String ANSWER = "UserTask_AnswerCallQuestion";
  static final String RELEASE = "UserTask_ReleaseAnswer";
  static final String REVISE = "UserTask_ReviseAnswer";
  static final String TELL = "UserTask_TellAsker";
  static final String TELL_OF_END = "UserTask_TellAskerOfEnd";

  static final String DROPPED = "calls.questionDropped";

  static final String RECEIVED_AT = "questionReceivedAt";
  static final String ALREADY_ANSWERED = "alreadyAnswered";
  static final String TO_PUBLISH = "toPublish";
  static final String RELEASED = "answerReleased";
  static final String ASKER_TO_TELL = "askerToTell";

  private CallQuestionModel() {}
}
