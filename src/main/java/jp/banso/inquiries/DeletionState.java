package jp.banso.inquiries;

/** How far a deletion is. */
public enum DeletionState {
  /** Somebody saw what it would delete, and a second person is to confirm it. */
  PREPARED,
  /** It goes on by itself, in portions. */
  CONFIRMED,
  FINISHED,
  /** It was given up before anything was deleted. */
  DROPPED;

  /** Name of this in the message files. */
  public String messageKey() {
    return "inquiries.deletion.state." + name();
  }
}
