package jp.banso.inquiries;

import java.time.Instant;

/**
 * What a clerk writes down of an inquiry that did not come by mail, or what its asker typed into the public form.
 *
 * @param subject a line that says what it is about
 * @param category of those of the year, null until somebody says
 * @param receivedAt when the call or the message came
 */
public record InquiryRecord(
    InquiryChannel channel, Requester requester, String subject, String body, String category, Instant receivedAt) {

  /** Of which nobody has said yet what it is about. */
  public InquiryRecord(
      InquiryChannel channel, Requester requester, String subject, String body, Instant receivedAt) {
    this(channel, requester, subject, body, null, receivedAt);
  }
}
