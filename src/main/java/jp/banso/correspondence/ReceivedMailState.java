package jp.banso.correspondence;

/** Where a mail stands that came to a secretariat. */
public enum ReceivedMailState {
  /** Nobody knows yet what it is about. */
  TRIAGE,
  /** A handler's work. */
  CLAIMED,
  /** On the case whose mail it answers, and read by nobody yet. */
  FILED,
  /** Somebody has read it and done what it wants, or it wants nothing. */
  SETTLED,
  /** Nobody's work: our own mails, reports on them and what programs write. */
  KEPT;

  public boolean isOpen() {
    return this == TRIAGE || this == CLAIMED || this == FILED;
  }
}
