package jp.banso.applications;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import jp.banso.kernel.JapanTime;

/**
 * The end of a term as people read it.
 *
 * @param day the last one
 * @param time up to which it counts, null if the whole day does
 */
public record LastMoment(LocalDate day, LocalTime time) {

  /** @param end first instant that is too late; a clock time counts with its last second */
  static LastMoment of(Instant end) {
    LocalDateTime at = JapanTime.dateTimeOf(end);
    if (at.toLocalTime().equals(LocalTime.MIDNIGHT)) {
      return new LastMoment(at.toLocalDate().minusDays(1), null);
    }
    LocalDateTime last = at.minusSeconds(1);
    return new LastMoment(last.toLocalDate(), last.toLocalTime());
  }
}
