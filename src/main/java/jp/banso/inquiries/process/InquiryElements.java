package jp.banso.inquiries.process;

/** Names in {@code consultation-case.bpmn}, {@code callback.bpmn} and {@code answer-check.bpmn} that Java shares with them. */
final class InquiryElements {

  static final String CASE = "consultation-case";
  static final String CALLBACK = "callback";
  static final String ANSWER_CHECK = "answer-check";

  static final String CHECK = "UserTask_CheckInquiry";
  static final String AWAIT = "UserTask_AwaitRequester";
  static final String DRAFT = "UserTask_DraftAnswer";
  static final String CONFIRM = "UserTask_ConfirmAnswer";
  static final String ANSWER_MINISTRY = "UserTask_AnswerMinistryInquiry";
  static final String CALL_BACK = "UserTask_CallBack";
  static final String CHECK_ANSWER = "UserTask_CheckAnswer";
  static final String READ_CHECK_RESULT = "UserTask_ReadCheckResult";

  static final String REQUESTER_REPLIED = "inquiries.requesterReplied";
  static final String MINISTRY_INQUIRY_TAKEN_BACK = "inquiries.ministryInquiryTakenBack";
  static final String ENDED = "inquiries.inquiryEnded";
  static final String CALLBACK_DROPPED = "inquiries.callbackDropped";
  static final String ANSWER_CHECK_DROPPED = "inquiries.answerCheckDropped";

  static final String PROGRAMME = "programme";
  static final String BUREAU = "bureau";
  static final String CHECK_DUE = "checkDue";
  static final String ANSWER_DUE = "answerDue";
  static final String AWAIT_DUE = "awaitDue";
  static final String MINISTRY_DUE = "ministryDue";
  static final String CALLBACK_DUE = "callbackDue";
  static final String RESULT_DUE = "resultDue";

  static final String INQUIRY_ROUTE = "inquiryRoute";
  static final String AWAITED_ROUTE = "awaitedRoute";
  static final String ANSWER_ROUTE = "answerRoute";
  static final String ANSWER_CONFIRMED = "answerConfirmed";
  static final String CALLBACK_RESULT = "callbackResult";
  static final String CHECK_RESULT = "checkResult";

  private InquiryElements() {}
}
