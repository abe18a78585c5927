package jp.banso.applications;

/** How far a text is that a clerk typed of a paper. */
public enum TranscriptState {
  /** Being typed, or typed again since its sender was asked. */
  TYPING,
  /** 送付元の確認待ち. */
  ASKED,
  CONFIRMED,
  /** Its sender says that it is not what was sent. */
  DISPUTED;

  public boolean isAwaited() {
    return this != CONFIRMED;
  }

  public String messageKey() {
    return "applications.transcript.state." + name();
  }
}
