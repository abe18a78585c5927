package jp.banso.intake;

import java.time.Instant;

/**
 * Who is known to have sent a mail. What stands in From proves nothing; a word that came back from the desk's
 * registered address or telephone does.
 *
 * @param by null as long as nobody is
 * @param at business time
 * @param note of a call: number, who spoke and when; of an answer that was read: by whom; else empty
 */
public record SenderConfirmation(Means by, Instant at, String note) {

  /** How it is known. */
  public enum Means {
    /** The mail that we sent to the registered address was answered. */
    REPLY,
    /** Somebody read what the answer says and took it for a confirmation. */
    REPLY_READ,
    /** The code of that mail was told. */
    CODE,
    /** The registered number was called. */
    CALL
  }

  static final SenderConfirmation NONE = new SenderConfirmation(null, null, "");

  public boolean isGiven() {
    return by != null;
  }
}
