package jp.banso.inquiries;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import jp.banso.kernel.CaseKey;

/**
 * 折返しの電話 (S1: 不在時はメッセージを残す、担当者が折り返す).
 *
 * @param key number of the case with {@code -K} and its own
 * @param telephone the number to be called
 * @param dueAt by when we said that we call
 * @param who organisation and name, as the caller said
 * @param attempts calls that were made, in order
 */
public record Callback(
    UUID id, InquiryId inquiry, CaseKey inquiryKey, CaseKey key, int ordinal, CallbackState state, String telephone,
    String who, String subject, Instant leftAt, Instant dueAt, UUID assignedTo, List<Attempt> attempts) {

  /** A call that was made. */
  public record Attempt(Instant at, String by, boolean connected, String note) {}
}
