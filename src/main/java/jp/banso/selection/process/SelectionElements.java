package jp.banso.selection.process;

/** Names of the models of this module that Java uses. */
final class SelectionElements {

  static final String ROUND = "selection-round";
  static final String RECALL = "recall-decision";
  static final String TERM = "result-term";
  static final String CHECK = "eligibility-check";
  static final String REVIEW = "review";
  static final String NOTICE = "result-notification";
  static final String PROMOTION = "reserve-promotion";
  static final String DECISION = "eligibility";

  static final String ASSIGN_REVIEWERS = "UserTask_AssignReviewers";
  static final String DECIDE_TIE = "UserTask_DecideTie";
  static final String PREPARE_DECISION = "UserTask_PrepareDecision";
  static final String CONCUR_DECISION = "UserTask_ConcurDecision";
  static final String RELEASE_RESULTS = "UserTask_ReleaseResults";
  static final String DECIDE_RECALL = "UserTask_DecideRecall";
  static final String CONCUR_RECALL = "UserTask_ConcurRecall";
  static final String JUDGE_ELIGIBILITY = "UserTask_JudgeEligibility";
  static final String DECLARE_CONFLICT = "UserTask_DeclareConflict";
  static final String SCORE_APPLICATION = "UserTask_ScoreApplication";
  static final String REPLACE_REVIEWER = "UserTask_ReplaceReviewer";
  static final String NOTIFY_BY_TELEPHONE = "UserTask_NotifyByTelephone";
  static final String PROPOSE_RESERVE = "UserTask_ProposeReserve";
  static final String CONCUR_RESERVE = "UserTask_ConcurReserve";

  static final String APPLICATIONS_SETTLED = "selection.applicationsSettled";
  static final String APPLICATION_JOINED = "selection.applicationJoined";
  static final String RESULT_KNOWN = "selection.resultKnown";
  static final String ELIGIBILITY_DECIDED = "selection.eligibilityDecided";
  static final String REVIEWS_COMPLETED = "selection.reviewsCompleted";
  static final String PREPARATION_REOPENED = "selection.preparationReopened";
  static final String CONCURRENCE_REOPENED = "selection.concurrenceReopened";
  static final String DECISION_REOPENED = "selection.decisionReopened";
  static final String RELEASE_STOPPED = "selection.releaseStopped";
  static final String HELD_RELEASE_REOPENED = "selection.heldReleaseReopened";
  static final String NOBODY_LEFT = "selection.nobodyLeft";
  static final String CHECK_CANCELLED = "selection.checkCancelled";
  static final String REVIEW_CANCELLED = "selection.reviewCancelled";
  static final String REVIEWER_TAKEN_OFF = "selection.reviewerTakenOff";
  static final String DELIVERY_KNOWN = "selection.deliveryKnown";

  private SelectionElements() {}
}
