package jp.banso.platform.inbound;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A mail that came, as it was kept. What it says of itself can be forged, its sender above all; only {@code arrivedAt}
 * and the files are facts.
 *
 * @param messageId with its angle brackets, empty if it had none
 * @param size of the whole mail in bytes
 * @param rawId the mail as it came; only its header if {@code problem} says that it was too large
 * @param arrivedAt when the mail server took it in, business time
 * @param sender address in From, may be empty
 * @param senderName what stands beside it, may be empty
 * @param recipients whom it names as its receivers, copies included
 * @param references Message-IDs of the mails that it answers, the nearest first
 * @param body its text as far as it could be read
 * @param problem null if all of it was read
 */
public record InboundMail(
    UUID id, String messageId, long size, UUID rawId, Instant arrivedAt, String sender, String senderName,
    List<String> recipients, String subject, List<String> references, String body, Nature nature,
    Problem problem, List<InboundFile> files) {

  public InboundMail {
    recipients = List.copyOf(recipients);
    references = List.copyOf(references);
    files = List.copyOf(files);
  }

  /** What kind of sender wrote it, as far as the header says. */
  public enum Nature {
    /** Written by a person, as far as one can know. */
    PERSONAL,
    /** Came over a list or to many: it may be a person's, and is never answered by itself. */
    BULK,
    /** A program's, an out-of-office reply for instance. */
    AUTOMATIC,
    /** A mail server's report on a mail of ours. */
    REPORT
  }

  /** Why not all of it could be read. */
  public enum Problem {
    TOO_LARGE,
    NOT_FETCHED,
    /** A virus. */
    UNSAFE,
    BROKEN,
    TOO_DEEP,
    WINMAIL;

    /** True if only the header is known, and nobody knows what the mail says or brings. */
    public boolean isUnread() {
      return this == TOO_LARGE || this == NOT_FETCHED || this == UNSAFE;
    }
  }

  InboundMail with(List<InboundFile> brought) {
    return new InboundMail(
        id, messageId, size, rawId, arrivedAt, sender, senderName, recipients, subject, references, body, nature, problem,
        brought);
  }

  /** True if it may be answered without a person. */
  public boolean mayBeAnswered() {
    return nature == Nature.PERSONAL && !sender.isEmpty();
  }
}
