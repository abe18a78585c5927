package jp.banso.inquiries;

import java.util.UUID;

/**
 * What the list of inquiries is narrowed to; each part may be null.
 *
 * @param open true for those that are not ended, false for the others
 * @param assignedTo who looks after it
 * @param text looked for in number, subject, text and who asks
 */
public record InquiryFilter(
    Boolean open, InquiryState state, InquiryChannel channel, String prefecture, String category, UUID assignedTo,
    String text) {}
