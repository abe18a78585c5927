package jp.banso.inquiries;

/**
 * A run of lines of a mail.
 *
 * @param quoted whether they are another's words, which its reader has read
 */
public record MailRun(boolean quoted, String text) {

  /** How many lines it has. */
  public long lines() {
    return text.strip().lines().count();
  }
}
