package jp.banso.inquiries;

import java.time.Instant;
import java.util.UUID;
import jp.banso.kernel.ProgrammeCode;

/**
 * 厚生労働省への照会 (M05): what was asked without a word of who asks, and what the ministry answered.
 *
 * @param answer null until there is one
 * @param takenBackAt null unless it is not needed any more
 */
public record MinistryInquiry(
    UUID id, UUID inquiryId, ProgrammeCode programme, int ordinal, String text, Instant askedAt, Instant dueAt,
    String answer, Instant answeredAt, Instant takenBackAt) {

  public boolean isOpen() {
    return answeredAt == null && takenBackAt == null;
  }
}
