package jp.banso.inquiries;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import jp.banso.consultation.CallbackTerms;
import jp.banso.kernel.CaseKey;
import jp.banso.platform.database.ListOrder;
import jp.banso.platform.database.ListOrder.Place;

/**
 * 折返しの電話 (S1: 不在時はメッセージを残す、担当者が折り返す).
 *
 * @param key number of the case with {@code -K} and its own
 * @param telephone the number to be called
 * @param dueAt by when the next call is to be made
 * @param promisedAt the time that was named to the caller, null if none was
 * @param settledAt when it was done with, null while it is open
 * @param who organisation and name, as the caller said
 * @param terms those under which the inquiry came
 * @param attempts calls that were made, in order
 */
public record Callback(
    UUID id, InquiryId inquiry, CaseKey inquiryKey, CaseKey key, int ordinal, CallbackState state, String telephone,
    String who, String subject, Instant leftAt, Instant dueAt,
    Instant promisedAt, Instant settledAt, UUID assignedTo, CallbackTerms terms,
    List<Attempt> attempts) {

  /** A call that was made. */
  public record Attempt(Instant at, String by, boolean connected, String note) {}

  /** Where the list goes on after it, see {@link CallbackBoard}. */
  public Place place() {
    return new Place(ListOrder.instant(settledAt == null ? dueAt : settledAt), id.toString());
  }

  /** Whether the caller waits for a time that is still to come. */
  public boolean isPromisedAfter(Instant now) {
    return promisedAt != null && now.isBefore(promisedAt);
  }

  /** Who called last, null if nobody did. */
  public String lastBy() {
    return attempts.isEmpty() ? null : attempts.get(attempts.size() - 1).by();
  }

  /** Attempts in vain at different times; none before the time that was promised. */
  public int counted() {
    int counted = 0;
    Instant last = null;
    for (Attempt attempt : attempts) {
      boolean early = isPromisedAfter(attempt.at());
      if (!attempt.connected() && !early && (last == null || !attempt.at().isBefore(last.plus(terms.apart())))) {
        counted++;
        last = attempt.at();
      }
    }
    return counted;
  }

  /** With one more. */
  Callback with(Attempt attempt) {
    return withAttempts(Stream.concat(attempts.stream(), Stream.of(attempt)).toList());
  }

  Callback withAttempts(List<Attempt> made) {
    return new Callback(
        id, inquiry, inquiryKey, key, ordinal, state, telephone, who, subject, leftAt, dueAt, promisedAt, settledAt,
        assignedTo, terms, made);
  }

  /** Whether enough was tried for a person to say that nobody is reached. */
  public boolean isTriedEnough() {
    return counted() >= terms.callbackTries();
  }
}
