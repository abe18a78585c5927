package jp.banso.platform.mail;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import jp.banso.kernel.BadInput;
import jp.banso.kernel.CaseKey;
import jp.banso.kernel.ProgrammeCode;

/**
 * A mail to one party, ready to go.
 *
 * @param kind template, {@code M08}
 * @param occasion tells two mails of one kind and case apart, empty if there is only one ever
 * @param recipient exactly one address
 * @param copies addresses in cc, seen by all
 * @param blindCopies addresses that the others do not see
 * @param replyTo whom an answer reaches, null for the address all mails come from
 * @param attachments document ids
 * @param resultMail true if it must never go twice without a person's word
 * @param notBefore business time before which it waits and can be cancelled
 */
public record OutboxMail(
    ProgrammeCode programme,
    CaseKey caseKey,
    String kind,
    String occasion,
    String recipient,
    List<String> copies,
    List<String> blindCopies,
    String replyTo,
    String subject,
    String body,
    List<UUID> attachments,
    boolean resultMail,
    Instant notBefore) {

  public OutboxMail {
    copies = List.copyOf(copies);
    blindCopies = List.copyOf(blindCopies);
    attachments = List.copyOf(attachments);
    MailAddresses.requireOne(recipient);
    copies.forEach(MailAddresses::requireOne);
    blindCopies.forEach(MailAddresses::requireOne);
    if (replyTo != null) {
      MailAddresses.requireOne(replyTo);
    }
    if (subject.isBlank() || subject.chars().anyMatch(Character::isISOControl)) {
      throw new BadInput("a mail subject is one line of text");
    }
  }
}
