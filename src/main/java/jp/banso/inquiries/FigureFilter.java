package jp.banso.inquiries;

import java.time.LocalDate;
import jp.banso.kernel.FiscalYear;

/**
 * What figures are counted of.
 *
 * @param from first day on which they came, null for the first of the year
 * @param to last day on which they came, null for the last of the year
 */
public record FigureFilter(FiscalYear year, LocalDate from, LocalDate to) {

  LocalDate first() {
    return from == null ? year.firstDay() : from;
  }

  LocalDate last() {
    return to == null ? year.lastDay() : to;
  }
}
