package jp.banso.inquiries;

import java.time.Instant;
import java.util.UUID;

/**
 * A line of the thread of an inquiry.
 *
 * @param author who wrote it, as the thread names them
 * @param mailId the mail that came, else null
 */
public record InquiryEntry(EntryKind kind, Instant at, String author, String text, UUID mailId) {}
