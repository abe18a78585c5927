package jp.banso.platform.mail;

/** Where a mail stands; a mail is an object that its sender can see. */
public enum MailState {
  /** Waits for its hour or for the relay. */
  QUEUED,
  CLAIMED,
  SENT,
  /** The node ended between sending and noting it; a person decides for result mails. */
  UNCERTAIN,
  FAILED,
  CANCELLED,
  BOUNCED
}
