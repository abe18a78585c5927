package jp.banso.applications.process;

/** Names in the model {@code submission-call}. */
final class SubmissionCallModel {

  static final String PROCESS = "submission-call";
  static final String CALL_PREFECTURE = "UserTask_CallPrefecture";
  static final String NOTHING_LEFT = "applications.nothingLeftToSubmit";

  private SubmissionCallModel() {}
}
