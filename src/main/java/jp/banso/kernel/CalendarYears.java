package jp.banso.kernel;

import java.time.LocalDate;
import java.util.Optional;

/** The years whose holidays are known. No business day is counted outside of them. */
public final class CalendarYears {

  /** Article 3 of the Act on holidays has its present wording since this year. */
  public static final int FIRST = 2007;

  /** The formula of the equinoxes ends with the century. */
  public static final int LAST = 2099;

  private CalendarYears() {}

  /**
   * Reads a day that a person typed and that business days may be counted from, either way: a year is left at both ends.
   *
   * @return empty for what {@link Wareki#parse} does not read, and for a day of another time
   */
  public static Optional<LocalDate> parse(String typed) {
    return Wareki.parse(typed).filter(CalendarYears::canBeCountedFrom);
  }

  private static boolean canBeCountedFrom(LocalDate day) {
    return day.getYear() > FIRST && day.getYear() < LAST;
  }
}
