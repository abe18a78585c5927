package jp.banso.calls;

import java.time.Instant;

/**
 * That there are published answers on a call.
 *
 * @param latest when the last was published or corrected, null if there is none
 */
public record AnswersNotice(CallId call, int count, Instant latest) {

  public boolean isEmpty() {
    return count == 0;
  }
}
