package jp.banso.inquiries;

import java.time.Instant;
import java.util.UUID;
import jp.banso.kernel.CaseKey;
import jp.banso.kernel.FiscalYear;

/**
 * An inquiry.
 *
 * @param writtenMail an address in its text to which the answer does not go, null for none
 * @param category null until somebody says what it is about
 * @param purpose what its content may be used for, as it was announced when it came
 * @param answerDue by when it is to be answered, counted in hours of open desk
 * @param assignedTo who looks after it, null if nobody has taken it
 * @param answer what was answered, or the draft of it
 * @param sources where what is answered can be read, the chapters of the guidebook for instance
 * @param returnedNote what is to be revised in the draft
 * @param atOnce whether a clerk answered it alone (即答)
 * @param reopened how often the asker wrote again after its end
 * @param unread whether the asker wrote again and nobody has read it
 */
public record InquiryView(
    InquiryId id, CaseKey key, FiscalYear year, InquiryChannel channel, InquiryState state, Requester requester,
    String writtenMail, String subject, String body, String category, String purpose, Instant receivedAt, Instant answerDue, UUID assignedTo,
    String answer, String sources, UUID draftedBy, Instant draftedAt, String returnedNote, Instant answeredAt,
    boolean atOnce, String endNote, InquiryId mergedInto, int reopened, boolean unread, long version) {}
