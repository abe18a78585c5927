package jp.banso.kernel;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * 元号 with the first day of each. Own table instead of {@code java.time.chrono}, because that one
 * takes further eras from a system property and writes the first year as 1.
 */
enum Era {
  MEIJI(LocalDate.of(1868, 10, 23)),
  TAISHO(LocalDate.of(1912, 7, 30)),
  SHOWA(LocalDate.of(1926, 12, 25)),
  HEISEI(LocalDate.of(1989, 1, 8)),
  REIWA(LocalDate.of(2019, 5, 1));

  /** Japan counts days by the Gregorian calendar since Meiji 6; older dates cannot be written. */
  private static final LocalDate GREGORIAN_SINCE = LocalDate.of(1873, 1, 1);

  static final KernelTexts TEXTS = KernelTexts.load("wareki.properties");

  private final LocalDate firstDay;

  Era(LocalDate firstDay) {
    this.firstDay = firstDay;
  }

  String text() {
    return TEXTS.get("era." + name().toLowerCase(Locale.ROOT));
  }

  String letter() {
    return name().substring(0, 1);
  }

  int yearOf(LocalDate date) {
    return date.getYear() - firstDay.getYear() + 1;
  }

  /** The first year of an era is written 元, never 1. */
  String yearText(LocalDate date) {
    int year = yearOf(date);
    return year == 1 ? TEXTS.get("first-year") : Integer.toString(year);
  }

  /**
   * The date that this era's year means. A year past the end of the era counts on (平成37年 stands in
   * papers printed before 2019 and can mean only 2025); a day before the era began is refused.
   */
  LocalDate dateOf(int yearOfEra, int month, int day) {
    LocalDate date = LocalDate.of(firstDay.getYear() + yearOfEra - 1, month, day);
    if (yearOfEra < 1 || date.isBefore(firstDay) || date.isBefore(GREGORIAN_SINCE)) {
      throw new DateTimeException(name() + " had not begun on " + date);
    }
    return date;
  }

  static Optional<Era> on(LocalDate date) {
    return date.isBefore(GREGORIAN_SINCE)
        ? Optional.empty()
        : Arrays.stream(values())
            .filter(era -> !date.isBefore(era.firstDay))
            .reduce((earlier, later) -> later);
  }

  static Era of(String textOrLetter) {
    return Arrays.stream(values())
        .filter(era -> era.text().equals(textOrLetter) || era.letter().equalsIgnoreCase(textOrLetter))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no era " + textOrLetter));
  }

  /** All names and letters as alternatives of a regular expression. */
  static String alternatives() {
    return Arrays.stream(values())
        .map(era -> era.text() + "|" + era.letter())
        .collect(Collectors.joining("|"));
  }
}
