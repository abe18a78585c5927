package jp.banso.kernel;

import java.time.Instant;
import java.time.LocalDate;
import java.time.Month;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * 年度, from 1 April to 31 March. Every programme is run, and every contract let, by the fiscal year
 * (S2: 令和7年度). {@code year} is the Western year in which it begins.
 */
public record FiscalYear(int year) implements Comparable<FiscalYear> {

  /** Cases bear numbers since Heisei. */
  private static final Pattern LABEL = Pattern.compile("([HR])([1-9][0-9]?)");

  private static final int FIRST = 1874;
  private static final int LAST = 2999;

  public FiscalYear {
    if (year < FIRST || year > LAST) {
      throw new IllegalArgumentException("not a fiscal year: " + year);
    }
  }

  /** The fiscal year in which the day lies: 31 March still belongs to the one before. */
  public static FiscalYear of(LocalDate day) {
    return new FiscalYear(
        day.getMonthValue() < Month.APRIL.getValue() ? day.getYear() - 1 : day.getYear());
  }

  /** The fiscal year in which the instant lies in Japan. */
  public static FiscalYear of(Instant instant) {
    return of(JapanTime.dateOf(instant));
  }

  /** 令和7年度. The year in which an era began is named after the new one: 2019 is 令和元年度. */
  public String name() {
    LocalDate named = dayThatNames();
    Era era = era();
    return Era.TEXTS.format("form.fiscal-year", era.text(), era.yearText(named));
  }

  /** The year of a label, see {@link #label}; empty if the text is none. */
  public static Optional<FiscalYear> ofLabel(String text) {
    Matcher label = LABEL.matcher(text);
    if (!label.matches()) {
      return Optional.empty();
    }
    int year = Era.of(label.group(1)).dateOf(Integer.parseInt(label.group(2)), 12, 31).getYear();
    return Optional.of(new FiscalYear(year));
  }

  /** {@code R7}, as it begins a case's number. */
  public String label() {
    return era().letter() + era().yearOf(dayThatNames());
  }

  public LocalDate firstDay() {
    return LocalDate.of(year, Month.APRIL, 1);
  }

  public LocalDate lastDay() {
    return LocalDate.of(year + 1, Month.MARCH, 31);
  }

  public boolean contains(LocalDate day) {
    return !day.isBefore(firstDay()) && !day.isAfter(lastDay());
  }

  public FiscalYear next() {
    return new FiscalYear(year + 1);
  }

  public FiscalYear previous() {
    return new FiscalYear(year - 1);
  }

  @Override
  public int compareTo(FiscalYear other) {
    return Integer.compare(year, other.year);
  }

  @Override
  public String toString() {
    return label();
  }

  private Era era() {
    return Era.on(dayThatNames()).orElseThrow();
  }

  /** In August 2019 officials wrote 令和元年度, in August 1988 昭和63年度, although it ended in 平成. */
  private LocalDate dayThatNames() {
    return LocalDate.of(year, Month.AUGUST, 1);
  }
}
