package jp.banso.consultation;

import jakarta.persistence.Embeddable;
import java.time.Duration;

/**
 * How whoever left a message is called back (S1: 不在時はメッセージを残す、担当者が折り返す). No notice says how often; the desk does.
 *
 * @param callbackDays business days until we call, and from one call in vain to the next
 * @param callbackTries calls in vain after which we write, or a person decides
 * @param callbackMinutes minutes between two calls in vain that count: within them whoever is in a meeting is tried once
 */
@Embeddable
public record CallbackTerms(int callbackDays, int callbackTries, int callbackMinutes) {

  /** From one call in vain to the next that counts. */
  public Duration apart() {
    return Duration.ofMinutes(callbackMinutes);
  }
}
