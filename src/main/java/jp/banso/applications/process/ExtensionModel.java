package jp.banso.applications.process;

/** Names in the model {@code deadline-extension}. */
final class ExtensionModel {

  static final String PROCESS = "deadline-extension";

  static final String CONCUR = "UserTask_ConcurExtension";
  static final String CONFIRM = "UserTask_ConfirmExtension";

  static final String NOTE_DECLINED = "UserTask_NoteDeclinedExtension";
  static final String NOTE_LAPSED = "UserTask_NoteLapsedExtension";

  static final String LAPSED = "applications.extensionLapsed";
  static final String DROPPED = "applications.extensionDropped";

  static final String CONCURRENCE_NEEDED = "concurrenceNeeded";
  static final String AGREED = "extensionAgreed";
  static final String ENDS_AT = "extensionEndsAt";
  static final String RUNNING = "extensionRunning";

  private ExtensionModel() {}
}
