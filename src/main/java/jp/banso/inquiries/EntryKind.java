package jp.banso.inquiries;

/** What a line of the thread is. */
public enum EntryKind {
  /** What was asked first. */
  QUESTION,
  /** A mail of the asker that came later. */
  REPLY,
  /** A mail of ours. */
  MAIL,
  ANSWER,
  /** Such a mail that says nothing of its own, a receipt for instance; read from what was sent, and not kept as a line. */
  AUTOMATIC,
  /** A talk on the telephone. */
  CALL,
  /** A call that nobody took. */
  CALL_IN_VAIN,
  /** For us alone. */
  NOTE,
  MINISTRY_QUESTION,
  MINISTRY_ANSWER;

  /** True for what the asker has not read and never will. */
  public boolean isInternal() {
    return this == NOTE || this == MINISTRY_QUESTION || this == MINISTRY_ANSWER;
  }

  public String messageKey() {
    return "inquiries.entry." + name();
  }
}
