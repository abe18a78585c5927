package jp.banso.support.process;

/** Names in the four models that Java shares with them. */
final class SupportElements {

  static final String CYCLE = "support-cycle";
  static final String MEETING = "meeting";
  static final String DISPATCH = "advisor-dispatch";
  static final String QUESTION = "member-question";

  static final String ANSWER_ACCEPTANCE = "UserTask_AnswerAcceptance";
  static final String CONFIRM_BY_TELEPHONE = "UserTask_ConfirmAcceptanceByTelephone";
  static final String CONFIRM_MEMBERS = "UserTask_ConfirmMembers";
  static final String PLAN_SUPPORT = "UserTask_PlanSupport";
  static final String DRAFT_MEASURES = "UserTask_DraftMeasures";
  static final String JUDGE_FOURTH_MEETING = "UserTask_JudgeFourthMeeting";
  static final String SUBMIT_FINAL_REPORT = "UserTask_SubmitFinalReport";
  static final String CONFIRM_FINAL_REPORT = "UserTask_ConfirmFinalReport";

  static final String DECIDE_PERIOD_END = "UserTask_DecidePeriodEnd";

  static final String SCHEDULE_MEETING = "UserTask_ScheduleMeeting";
  static final String PREPARE_MEETING = "UserTask_PrepareMeeting";
  static final String HOLD_MEETING = "UserTask_HoldMeeting";
  static final String WRITE_MINUTES = "UserTask_WriteMinutes";
  static final String CONFIRM_MINUTES = "UserTask_ConfirmMinutes";

  static final String APPROVE_DISPATCH = "UserTask_ApproveDispatch";
  static final String ANSWER_DISPATCH = "UserTask_AnswerDispatch";
  static final String CHOOSE_NEXT_ADVISOR = "UserTask_ChooseNextAdvisor";
  static final String REPORT_DISPATCH = "UserTask_ReportDispatch";

  static final String SORT_QUESTION = "UserTask_SortQuestion";
  static final String ADVISE_QUESTION = "UserTask_AdviseQuestion";
  static final String ANSWER_QUESTION = "UserTask_AnswerQuestion";

  static final String SECOND_MEETING_SCHEDULED = "support.secondMeetingScheduled";
  static final String STOPPED = "support.stopped";
  static final String MEETING_CANCELLED = "support.meetingCancelled";
  static final String DISPATCH_CANCELLED = "support.dispatchCancelled";
  static final String ADVICE_TAKEN_BACK = "support.adviceTakenBack";
  static final String QUESTION_CANCELLED = "support.questionCancelled";

  private static final String[] MEETING_CLOSED = {
    "support.firstMeetingClosed", "support.secondMeetingClosed", "support.thirdMeetingClosed",
    "support.fourthMeetingClosed"
  };

  static final String PROGRAMME = "programme";
  static final String AREA_GROUP = "areaGroup";
  static final String ADVISOR_GROUP = "advisorGroup";

  private SupportElements() {}

  static String meetingClosed(int number) {
    return MEETING_CLOSED[number - 1];
  }
}
