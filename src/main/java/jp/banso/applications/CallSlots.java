package jp.banso.applications;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.stream.Stream;
import jp.banso.calendar.BusinessCalendar;
import jp.banso.kernel.JapanTime;

/**
 * When a prefecture is rung up that has not submitted what was handed over: at ten and at three o'clock of the last two
 * business days, as long as it is not too late.
 */
final class CallSlots {

  private static final List<LocalTime> TIMES = List.of(LocalTime.of(10, 0), LocalTime.of(15, 0));

  private CallSlots() {}

  /** @param end first instant that is too late */
  static List<Instant> before(Instant end, BusinessCalendar calendar) {
    LocalDate last = calendar.onOrBefore(LastMoment.of(end).day());
    return Stream.of(calendar.minusBusinessDays(last, 1), last)
        .flatMap(day -> TIMES.stream().map(time -> day.atTime(time).atZone(JapanTime.ZONE).toInstant()))
        .filter(slot -> slot.isBefore(end))
        .toList();
  }
}
