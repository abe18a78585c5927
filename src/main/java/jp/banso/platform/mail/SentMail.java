package jp.banso.platform.mail;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A mail of the outbox with its text and state; times are business time. {@code replyTo} may be
 * null, for the rest see {@link MailHeading}; {@code repliesHere} if answers come to the mailbox that is read.
 */
public record SentMail(
    MailHeading heading, String messageId, List<String> copies, List<String> blindCopies, String replyTo,
    String body, List<UUID> attachments, boolean resultMail, int attempts, boolean repliesHere) {

  public UUID id() {
    return heading.id();
  }

  public String programme() {
    return heading.programme();
  }

  public String caseKey() {
    return heading.caseKey();
  }

  public String kind() {
    return heading.kind();
  }

  public String recipient() {
    return heading.recipient();
  }

  public String subject() {
    return heading.subject();
  }

  public MailState state() {
    return heading.state();
  }

  public Instant createdAt() {
    return heading.createdAt();
  }

  public Instant notBefore() {
    return heading.notBefore();
  }

  public Instant sentAt() {
    return heading.sentAt();
  }
}
