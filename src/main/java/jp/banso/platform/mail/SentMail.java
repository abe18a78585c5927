package jp.banso.platform.mail;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A mail of the outbox with its state; times are business time. {@code replyTo} and {@code
 * sentAt} may be null.
 */
public record SentMail(
    UUID id, String messageId, String programme, String caseKey, String kind, String recipient,
    List<String> copies, List<String> blindCopies, String replyTo, String subject, String body,
    List<UUID> attachments, boolean resultMail, MailState state, Instant createdAt,
    Instant notBefore, Instant sentAt, int attempts) {

  /** True if its hour has not come. */
  public boolean waits(Instant now) {
    return state == MailState.QUEUED && notBefore.isAfter(now);
  }
}
