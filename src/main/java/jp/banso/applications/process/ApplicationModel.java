package jp.banso.applications.process;

/** Names in the models {@code application} and {@code prefectural-compilation}. */
final class ApplicationModel {

  static final String APPLICATION = "application";
  static final String COMPILATION = "prefectural-compilation";

  static final String DRAFT = "UserTask_DraftApplication";
  static final String REVIEW = "UserTask_ReviewApplication";
  static final String CHECK_FORMALITIES = "UserTask_CheckFormalities";
  static final String CORRECT = "UserTask_CorrectApplication";
  static final String DECIDE_LATE = "UserTask_DecideLateReceipt";
  static final String CONCUR_LATE = "UserTask_ConcurLateReceipt";
  static final String COMPILE = "UserTask_CompileApplications";
  static final String MAILS_DECIDED = "CatchEvent_MailsDecided";

  static final String SUBMITTED = "applications.submitted";
  static final String REOPENED = "applications.reopened";
  static final String RECEIVED_LATE = "applications.receivedLate";
  static final String LATE_CASE_OPENED = "applications.lateCaseOpened";
  static final String MAIL_RECORDED = "applications.mailSubmissionRecorded";
  static final String WITHDRAWN = "applications.withdrawn";
  static final String CALL_CLOSED = "applications.callClosed";
  static final String CALL_CANCELLED = "applications.callCancelled";
  static final String SUPERSEDED = "applications.superseded";
  static final String CORRECTION_MAILS_DECIDED = "applications.correctionMailsDecided";
  static final String COMPILATION_EMPTIED = "applications.compilationEmptied";

  static final String PROGRAMME = "programme";
  static final String BUREAU = "bureau";
  static final String AREA_GROUP = "areaGroup";
  static final String PREFECTURE_GROUP = "prefectureGroup";
  static final String REGION_DUE_ON = "regionDueOn";
  static final String PREFECTURE_DUE_ON = "prefectureDueOn";
  static final String CALL_DEADLINE = "callDeadline";
  static final String REVISION_NEEDED = "revisionNeeded";
  static final String DEFICIENT = "deficient";
  static final String CORRECTION_DUE_ON = "correctionDueOn";
  static final String CORRECTION_DUE_AT = "correctionDueAt";
  static final String MAILS_UNDECIDED = "mailsUndecided";
  static final String LATE_ACCEPTED = "lateAccepted";
  static final String LATE_CONCURRED = "lateConcurred";
  static final String DRAFTS_REMAINING = "draftsRemaining";
  static final String ANYTHING_SUBMITTED = "anythingSubmitted";

  private ApplicationModel() {}
}
