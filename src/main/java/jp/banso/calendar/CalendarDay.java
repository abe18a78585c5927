package jp.banso.calendar;

import java.time.LocalDate;

/**
 * A day that differs from its weekday, as the calendar's page shows it.
 *
 * @param name what it is called: the holiday, or the reason that was typed
 * @param origin where it comes from
 */
public record CalendarDay(LocalDate date, String name, Origin origin) {

  /** Where a day comes from. */
  public enum Origin {
    /** 国民の祝日 by rule. */
    HOLIDAY,
    /** A period that is closed every year. */
    EVERY_YEAR,
    /** A single closing day that was entered. */
    SINGLE,
    /** A holiday by rule that is worked, because a law moved it. */
    WORKED;

    public String messageKey() {
      return "calendar.origin." + name();
    }
  }
}
