package jp.banso.kernel;

import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.YearMonth;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * 和暦, the way every notice writes its dates (S2 §7: 令和7年7月31日). Writes 元年 and reads what
 * people type: full-width digits, era letters, Western years, a weekday in brackets.
 */
public final class Wareki {

  /** Longer than any date with every ornament; keeps the pattern off pasted texts. */
  private static final int LONGEST_INPUT = 60;

  private static final Pattern DATE =
      Pattern.compile(
          Era.TEXTS.format("pattern.date", Era.alternatives()), Pattern.CASE_INSENSITIVE);

  /** Hour and minute with one sign between them, or the hour alone. */
  private static final Pattern TIME =
      Pattern.compile("(?<hour>\\d{1,2})(?:[^\\d](?<minute>\\d{1,2}))?[^\\d]?|(?<hours>\\d{2})(?<minutes>\\d{2})");
  /** Month and day, each with whatever sign people write behind it. */
  private static final Pattern WITHOUT_YEAR = Pattern.compile("\\d{1,2}\\D\\d{1,2}\\D?(?:\\(.{1,3}\\))?");

  private static final Pattern BLANKS = Pattern.compile("\\s+");

  /** Why {@link #parse} reads no date of what was typed. */
  public enum Unread {
    NO_DATE,
    NO_YEAR,
    NO_SUCH_DAY,
    OTHER_WEEKDAY
  }

  private Wareki() {}

  /** 令和7年7月31日（木）. */
  public static String date(LocalDate date) {
    return dateWithoutWeekday(date) + weekday(date);
  }

  /** 令和7年7月31日. A date before 明治6年 is written with its Western year. */
  public static String dateWithoutWeekday(LocalDate date) {
    int month = date.getMonthValue();
    int day = date.getDayOfMonth();
    return Era.on(date)
        .map(era -> text("form.date", era.text(), era.yearText(date), month, day))
        .orElseGet(() -> text("form.western-date", date.getYear(), month, day));
  }

  /** 令和7年（2025年）, of a calendar year; one in which an era began is named after the new one. */
  public static String year(int year) {
    return Era.on(LocalDate.of(year, 12, 31))
        .map(era -> text("form.year", era.text(), era.yearText(LocalDate.of(year, 12, 31)), year))
        .orElseGet(() -> text("form.western-year", year));
  }

  /** 令和7年7月; one in which an era began is named after the new one. */
  public static String month(YearMonth month) {
    LocalDate last = month.atEndOfMonth();
    return Era.on(last)
        .map(era -> text("form.month", era.text(), era.yearText(last), month.getMonthValue()))
        .orElseGet(() -> text("form.western-month", month.getYear(), month.getMonthValue()));
  }

  /** 令和7年, as papers speak of a calendar year in running words; see {@link #year}. */
  public static String yearOfEra(int year) {
    return Era.on(LocalDate.of(year, 12, 31))
        .map(era -> text("form.year-of-era", era.text(), era.yearText(LocalDate.of(year, 12, 31))))
        .orElseGet(() -> text("form.western-year", year));
  }

  /** 7月31日（木）. */
  public static String shortDate(LocalDate date) {
    return text("form.short", date.getMonthValue(), date.getDayOfMonth()) + weekday(date);
  }

  /** 14時05分. */
  public static String time(LocalTime time) {
    return text("form.time", time.getHour(), time.getMinute());
  }

  /** 令和7年7月31日（木）14時05分. */
  public static String dateTime(LocalDateTime dateTime) {
    return date(dateTime.toLocalDate()) + time(dateTime.toLocalTime());
  }

  /** 令和7年7月31日（木）14時05分, in Japan's time zone. */
  public static String dateTime(Instant instant) {
    return dateTime(JapanTime.dateTimeOf(instant));
  }

  /**
   * Reads a date that a person typed: 令和7年7月31日, R7.7.31, 令和７年７月３１日（木）, 2025-07-31,
   * 2025/7/31 and mixtures of these.
   *
   * @return empty if this is no date, a day that does not exist, a day before its era began, or a
   *     day on another weekday than the one in the brackets
   */
  public static Optional<LocalDate> parse(String input) {
    if (input == null || input.length() > LONGEST_INPUT) {
      return Optional.empty();
    }
    Matcher matcher = DATE.matcher(plain(input));
    if (!matcher.matches()) {
      return Optional.empty();
    }
    try {
      LocalDate date = read(matcher);
      String weekday = matcher.group("weekday");
      return Optional.of(date).filter(d -> weekday == null || weekday.equals(weekdayLetter(d)));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /** What is wrong with what {@link #parse} did not read. */
  public static Unread unread(String input) {
    String plain = input == null || input.length() > LONGEST_INPUT ? "" : plain(input);
    Matcher matcher = DATE.matcher(plain);
    if (!matcher.matches()) {
      return WITHOUT_YEAR.matcher(plain).matches() ? Unread.NO_YEAR : Unread.NO_DATE;
    }
    try {
      read(matcher);
      return Unread.OTHER_WEEKDAY;
    } catch (DateTimeException e) {
      return Unread.NO_SUCH_DAY;
    }
  }

  private static String plain(String input) {
    return BLANKS.matcher(Normalizer.normalize(input, Normalizer.Form.NFKC)).replaceAll("");
  }

  /**
   * Reads a clock time that a person typed: 14:30, １４時３０分, 14時, 1430.
   *
   * @return empty if this is no time of a day
   */
  public static Optional<LocalTime> parseTime(String input) {
    if (input == null || input.length() > LONGEST_INPUT) {
      return Optional.empty();
    }
    Matcher matcher = TIME.matcher(plain(input));
    if (!matcher.matches()) {
      return Optional.empty();
    }
    boolean together = matcher.group("hours") != null;
    String minutes = together ? matcher.group("minutes") : matcher.group("minute");
    int minute = minutes == null ? 0 : Integer.parseInt(minutes);
    int hour = Integer.parseInt(matcher.group(together ? "hours" : "hour"));
    return hour < 24 && minute < 60 ? Optional.of(LocalTime.of(hour, minute)) : Optional.empty();
  }

  private static LocalDate read(Matcher matcher) {
    int month = Integer.parseInt(matcher.group("month"));
    int day = Integer.parseInt(matcher.group("day"));
    if (matcher.group("year") != null) {
      return LocalDate.of(Integer.parseInt(matcher.group("year")), month, day);
    }
    String year = matcher.group("eraYear");
    int yearOfEra = year.equals(Era.TEXTS.get("first-year")) ? 1 : Integer.parseInt(year);
    return Era.of(matcher.group("era")).dateOf(yearOfEra, month, day);
  }

  private static String weekday(LocalDate date) {
    return text("form.weekday", weekdayLetter(date));
  }

  private static String weekdayLetter(LocalDate date) {
    int index = date.getDayOfWeek().getValue() - 1;
    return Era.TEXTS.get("weekdays").substring(index, index + 1);
  }

  private static String text(String key, Object... arguments) {
    return Era.TEXTS.format(key, arguments);
  }
}
