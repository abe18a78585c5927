package jp.banso.calendar;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import jp.banso.kernel.JapanTime;

/**
 * 受付時間: the hours of a desk on business days, {@code [opens, closes)} in Japan (S1 窓口: 平日9時〜17時,
 * 年末年始を除く). At the closing time itself the desk is closed.
 */
public final class DeskHours {

  private final BusinessCalendar calendar;
  private final LocalTime opens;
  private final LocalTime closes;

  /** For a desk with hours of its own; the usual 9:00–17:00 is a bean. */
  public DeskHours(BusinessCalendar calendar, LocalTime opens, LocalTime closes) {
    if (!opens.isBefore(closes)) {
      throw new IllegalArgumentException("a desk that opens at " + opens + " and closes at " + closes);
    }
    this.calendar = calendar;
    this.opens = opens;
    this.closes = closes;
  }

  public boolean isOpen(Instant instant) {
    LocalDateTime wall = JapanTime.dateTimeOf(instant);
    LocalTime time = wall.toLocalTime();
    return calendar.isBusinessDay(wall.toLocalDate())
        && !time.isBefore(opens)
        && time.isBefore(closes);
  }

  /** The instant itself while the desk is open, otherwise the next time it opens. */
  public Instant nextOpening(Instant instant) {
    if (isOpen(instant)) {
      return instant;
    }
    LocalDateTime wall = JapanTime.dateTimeOf(instant);
    LocalDate day = wall.toLocalDate();
    boolean stillToCome = wall.toLocalTime().isBefore(opens);
    LocalDate next =
        stillToCome ? calendar.onOrAfter(day) : calendar.plusBusinessDays(day, 1);
    return JapanTime.instantOf(next.atTime(opens));
  }

  /**
   * The moment when so many minutes of open desk have passed since {@code from}. Minutes that fill a
   * day exactly end at its closing time, not at the next opening: that is when the work is due.
   */
  public Instant plusOpenMinutes(Instant from, int minutes) {
    if (minutes < 0) {
      throw new IllegalArgumentException("negative minutes: " + minutes);
    }
    Instant start = nextOpening(from);
    Duration left = Duration.ofMinutes(minutes);
    for (Duration today = untilClosing(start); left.compareTo(today) > 0; ) {
      left = left.minus(today);
      start = nextOpening(start.plus(today));
      today = untilClosing(start);
    }
    return start.plus(left);
  }

  /** Whole minutes of open desk from one moment to a later one; 0 if none is later. */
  public int openMinutesBetween(Instant from, Instant to) {
    Duration open = Duration.ZERO;
    for (Instant start = nextOpening(from); start.isBefore(to); ) {
      Instant closing = start.plus(untilClosing(start));
      open = open.plus(Duration.between(start, closing.isBefore(to) ? closing : to));
      start = nextOpening(closing);
    }
    return (int) open.toMinutes();
  }

  private Duration untilClosing(Instant open) {
    return Duration.between(JapanTime.dateTimeOf(open).toLocalTime(), closes);
  }
}
