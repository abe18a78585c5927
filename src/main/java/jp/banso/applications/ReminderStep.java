package jp.banso.applications;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.stream.Stream;
import jp.banso.calendar.BusinessCalendar;
import jp.banso.kernel.JapanTime;

/**
 * One step of the reminder plan of a call.
 *
 * @param due the day that is reminded of: of a region its own, of a prefecture the deadline of the call
 * @param businessDays so many before it
 * @param on the business day that this is
 */
record ReminderStep(Tier tier, LocalDate due, int businessDays, LocalDate on) {

  private static final LocalTime OPENING = LocalTime.of(9, 0);

  /** Who is reminded. */
  enum Tier {
    REGION("R"),
    PREFECTURE("P");

    private final String mark;

    Tier(String mark) {
      this.mark = mark;
    }
  }

  static Stream<ReminderStep> of(Tier tier, LocalDate due, List<Integer> plan, BusinessCalendar calendar) {
    return plan.stream().map(days -> new ReminderStep(tier, due, days, calendar.minusBusinessDays(due, days)));
  }

  Instant at() {
    return JapanTime.instantOf(on.atTime(OPENING));
  }

  /** Of a day that was put off the same step comes once more. */
  String name() {
    return tier.mark + businessDays + "D " + due;
  }
}
