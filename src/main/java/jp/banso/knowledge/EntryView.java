package jp.banso.knowledge;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import jp.banso.inquiries.InquiryId;
import jp.banso.kernel.CaseKey;
import jp.banso.kernel.FiscalYear;

/**
 * An entry.
 *
 * @param inquiry from which it was written, null without one
 * @param inquiryRound which of its answers: how often it had been opened anew before that; null without one
 * @param edition the one in use, 0 before the first is
 * @param text in use, or the first proposal
 * @param pending an edition that is not in use yet, null without one
 * @param writtenBy who wrote the pending edition, or the one in use
 * @param returnedNote why the pending edition was given back, null while it waits
 * @param faqAt since when everybody may read it, null if nobody may
 * @param faqAgreedOn the day on which the ministry agreed
 * @param faqEdition the edition that everybody may read, null if nobody may
 * @param reviewAt since when it has to be read again before it is used, null if it has not
 */
public record EntryView(
    EntryId id, CaseKey key, FiscalYear year, InquiryId inquiry, String inquiryKey, Integer inquiryRound,
    EntryState state, int edition, EntryText text, EntryText pending, UUID writtenBy, String returnedNote, String withdrawnNote,
    Instant changedAt, Instant faqAt, LocalDate faqAgreedOn, Integer faqEdition, Instant reviewAt,
    long version) {

  /** Whether a second person is awaited. */
  public boolean waits() {
    return pending != null && returnedNote == null;
  }

  /** Whether the manager may show the edition in use to everybody. */
  public boolean isReleasable() {
    return state == EntryState.IN_USE && reviewAt == null && (faqAt == null || faqEdition < edition);
  }

  public boolean isReturned() {
    return pending != null && returnedNote != null;
  }
}
