package jp.banso.inquiries;

import java.time.Instant;

/**
 * That an inquiry is kept beyond its time.
 *
 * @param person who said so, null if nobody knows the name any more
 */
public record InquiryHold(String reason, String person, Instant at) {}
