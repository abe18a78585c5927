package jp.banso.intake;

/** What the answer of a desk says that was asked whether a mail is its own. */
public enum ReplyReading {
  /** Somebody typed the code: the sender is confirmed. */
  CODE,
  /** A person must read it, and says whether it confirms. */
  WORDS,
  /** It seems to say that the desk did not send it; a person must read it first of all. */
  DENIAL
}
