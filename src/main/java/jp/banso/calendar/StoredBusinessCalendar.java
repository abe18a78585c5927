package jp.banso.calendar;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Service;

/**
 * The business calendar over the stored closing days. It reads them again after at most two seconds,
 * so that an edit holds on every node without a word between the nodes; the years already worked out
 * are kept as long as the rows are the same. No lock: two threads that read at once do no harm,
 * while waiting for one that waits for a connection would.
 */
@Service
class StoredBusinessCalendar implements BusinessCalendar {

  private static final Duration FRESH = Duration.ofSeconds(2);

  private final ClosingDayRows rows;
  private final Clock technicalClock;
  private volatile Reading latest;

  StoredBusinessCalendar(
      ClosingDayRows rows, @Qualifier("technicalClock") Clock technicalClock) {
    this.rows = rows;
    this.technicalClock = technicalClock;
  }

  @Override
  public boolean isBusinessDay(LocalDate day) {
    Instant now = technicalClock.instant();
    Reading reading = latest;
    if (reading == null || !reading.isFreshAt(now)) {
      reading = readAgain(reading, now);
    }
    return reading.days().isBusinessDay(day);
  }

  private Reading readAgain(Reading earlier, Instant now) {
    ClosingDays closingDays = rows.readAll();
    boolean same = earlier != null && earlier.days().closingDays().equals(closingDays);
    Reading reading = new Reading(same ? earlier.days() : new OpenDays(closingDays), now);
    latest = reading;
    return reading;
  }

  private record Reading(OpenDays days, Instant at) {

    /** The machine's clock may be set back; then the reading is not from now either. */
    boolean isFreshAt(Instant now) {
      return !now.isBefore(at) && now.isBefore(at.plus(FRESH));
    }
  }
}
