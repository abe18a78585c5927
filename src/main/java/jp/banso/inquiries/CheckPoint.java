package jp.banso.inquiries;

import java.time.Instant;

/**
 * A point of the checklist of an inquiry (確認事項).
 *
 * @param number counted from 1, as the terms of the desk list it
 * @param required whether no answer goes before it was looked at
 * @param by who looked at it, null if nobody has
 */
public record CheckPoint(int number, String text, boolean required, String by, Instant at) {

  public boolean isTicked() {
    return by != null;
  }
}
