package jp.banso.platform.mail;

import java.time.Instant;
import java.util.UUID;

/**
 * A mail in a list, without its text; times are business time.
 *
 * @param sentAt null until it is sent
 * @param copyOf the mail whose server took it for others and not for this receiver, null for a mail of its own
 * @param blind true if it is such a copy whose receiver the others do not see
 */
public record MailHeading(
    UUID id, String programme, String caseKey, String kind, String recipient, String subject,
    MailState state, Instant createdAt, Instant notBefore, Instant sentAt, UUID copyOf, boolean blind) {

  /** True if its hour has not come. */
  public boolean waits(Instant now) {
    return state == MailState.QUEUED && notBefore.isAfter(now);
  }
}
