package jp.banso.inquiries;

import java.time.Instant;

/**
 * What an asker says of an answer (回答への御意見).
 *
 * @param until until when it can be said or changed
 * @param said null as long as nothing was
 * @param note a few words, null without any
 * @param reader who of the desk has read that it did not help, null before that
 */
public record Feedback(
    Instant askedAt, Instant until, Said said, String note, Instant saidAt, String reader, Instant readAt) {

  /** Whether an answer helped. */
  public enum Said {
    USEFUL,
    PARTLY,
    NOT_USEFUL;

    public String messageKey() {
      return "inquiries.feedback.said." + name();
    }
  }

  /** Whether somebody of the desk is to look at it. */
  public boolean isUnread() {
    return said == Said.NOT_USEFUL && reader == null;
  }
}
