package jp.banso.rehearsal.play;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import jp.banso.calendar.BusinessCalendar;
import jp.banso.kernel.JapanTime;
import org.springframework.stereotype.Component;

/** Moments of the play, in the working hours of made-up people. */
@Component
@ChildOnly
class Timetable {

  private static final LocalTime TEN = LocalTime.of(10, 0);

  private final BusinessCalendar calendar;
  private final Clock clock;

  Timetable(BusinessCalendar calendar, Clock clock) {
    this.calendar = calendar;
    this.clock = clock;
  }

  LocalDate today() {
    return LocalDate.now(clock);
  }

  Instant now() {
    return clock.instant();
  }

  /** So many business days after today, at ten. */
  Instant in(int businessDays) {
    return at(calendar.plusBusinessDays(today(), businessDays));
  }

  Instant at(LocalDate day) {
    return JapanTime.instantOf(day.atTime(TEN));
  }

  /** The moment, or the next morning if it has passed. */
  Instant notBeforeTomorrow(Instant wished) {
    Instant soonest = in(1);
    return wished.isBefore(soonest) ? soonest : wished;
  }

  BusinessCalendar calendar() {
    return calendar;
  }
}
