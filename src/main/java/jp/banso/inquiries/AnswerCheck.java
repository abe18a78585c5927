package jp.banso.inquiries;

import java.time.Instant;
import java.time.YearMonth;
import java.util.UUID;
import jp.banso.kernel.CaseKey;

/**
 * An answer that was given at once, and what another person found of it.
 *
 * @param sample the month's sample in which it was drawn
 * @param inquiry null once its case was deleted, as all that says what it was
 * @param key of its work
 * @param clerk who gave the answer
 * @param due by when it is to be looked at
 * @param result null while nobody has
 * @param words of who looked at it, null for none
 * @param readAt when the clerk had read what was found, null before and where nothing was
 * @param correctedAt when the asker had the corrected answer
 */
public record AnswerCheck(
    UUID id, UUID sample, YearMonth month, InquiryView inquiry, CaseKey key, UUID clerk, Instant answeredAt,
    String answer, String sources, Instant due, CheckResult result, UUID checker, Instant checkedAt, String words,
    Instant readAt, Instant correctedAt) {

  /** Whether it is still to be looked at. */
  public boolean isOpen() {
    return inquiry != null && result == null;
  }

  /** Whether the clerk has still to read what was found. */
  public boolean isUnread() {
    return inquiry != null && result != null && result != CheckResult.ADEQUATE && readAt == null;
  }
}
