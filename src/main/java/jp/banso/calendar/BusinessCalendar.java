package jp.banso.calendar;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import jp.banso.kernel.JapanTime;

/**
 * 営業日: the days on which secretariat and prefectures work, that is neither weekend nor holiday nor
 * closing day (the notices write 平日, 年末年始を除く: S1 窓口). Days are those of Japan.
 *
 * <p>Every method throws {@link DateTimeException} for days in years whose holidays are not known;
 * {@link JapaneseHolidays#covers} tells which, so that a form can ask before it computes.
 */
@FunctionalInterface
public interface BusinessCalendar {

  boolean isBusinessDay(LocalDate day);

  /**
   * The {@code days}-th business day after {@code from}; the day itself does not count (初日不算入). Zero
   * gives {@link #onOrAfter}, a negative number counts backwards.
   */
  default LocalDate plusBusinessDays(LocalDate from, int days) {
    return days == 0 ? onOrAfter(from) : walk(from, days);
  }

  /**
   * The {@code days}-th business day before {@code from}, which does not count itself. Zero gives
   * {@link #onOrBefore}, a negative number counts forward.
   */
  default LocalDate minusBusinessDays(LocalDate from, int days) {
    return days == 0 ? onOrBefore(from) : walk(from, -(long) days);
  }

  /**
   * How many business days are left: those after {@code from} up to and including {@code to}.
   * Negative if {@code to} lies before {@code from}: the business days by which it is past.
   */
  default int businessDaysBetween(LocalDate from, LocalDate to) {
    if (to.isBefore(from)) {
      return -businessDaysBetween(to, from);
    }
    return (int) from.plusDays(1).datesUntil(to.plusDays(1)).filter(this::isBusinessDay).count();
  }

  /** The day itself, or the last business day before it. */
  default LocalDate onOrBefore(LocalDate day) {
    return isBusinessDay(day) ? day : walk(day, -1);
  }

  /** The day itself, or the first business day after it. */
  default LocalDate onOrAfter(LocalDate day) {
    return isBusinessDay(day) ? day : walk(day, 1);
  }

  /** The first moment of the day in Japan: 0:00. */
  default Instant startOf(LocalDate day) {
    return day.atStartOfDay(JapanTime.ZONE).toInstant();
  }

  /**
   * The end of the day as an <em>exclusive</em> bound: 0:00 of the next day. What comes before it came
   * in time (当日中), and a timer set to it fires when the day is over. Never print it: it reads as the
   * next day; print the day or {@link #lastMomentOf}.
   */
  default Instant endOf(LocalDate day) {
    return startOf(day.plusDays(1));
  }

  /**
   * The last moment that still belongs to the day, 23:59:59.999999: the finest that the database
   * keeps. For columns and pages that hold a deadline as a moment within its own day.
   */
  default Instant lastMomentOf(LocalDate day) {
    return endOf(day).minus(1, ChronoUnit.MICROS);
  }

  /** {@link #lastMomentOf} the day so many business days on; empty where the holidays of that year are not known. */
  default Optional<Instant> dueWithin(LocalDate from, int businessDays) {
    try {
      return Optional.of(lastMomentOf(plusBusinessDays(from, businessDays)));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private LocalDate walk(LocalDate from, long businessDays) {
    long step = Long.signum(businessDays);
    LocalDate day = from;
    for (long left = Math.abs(businessDays); left > 0; ) {
      day = day.plusDays(step);
      if (isBusinessDay(day)) {
        left--;
      }
    }
    return day;
  }
}
