package jp.banso.calendar;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import jp.banso.kernel.FiscalYear;
import jp.banso.kernel.JapanTime;
import jp.banso.kernel.Wareki;
import org.springframework.stereotype.Component;

/**
 * Dates for templates: {@code ${@wareki.date(call.deadline)}}. A missing date prints as nothing, so
 * that a template needs no test for it.
 */
@Component("wareki")
public class WarekiText {

  /** 令和7年7月31日（木）. */
  public String date(LocalDate date) {
    return date == null ? "" : Wareki.date(date);
  }

  /** 令和7年7月31日（木）, the day in Japan. */
  public String date(Instant instant) {
    return instant == null ? "" : Wareki.date(JapanTime.dateOf(instant));
  }

  /** 令和7年7月31日, as letters print it. */
  public String dateWithoutWeekday(LocalDate date) {
    return date == null ? "" : Wareki.dateWithoutWeekday(date);
  }

  /** 令和7年7月31日, the day in Japan. */
  public String dateWithoutWeekday(Instant instant) {
    return instant == null ? "" : Wareki.dateWithoutWeekday(JapanTime.dateOf(instant));
  }

  /** 7月31日（木）. */
  public String shortDate(LocalDate date) {
    return date == null ? "" : Wareki.shortDate(date);
  }

  /** 7月31日（木）, the day in Japan. */
  public String shortDate(Instant instant) {
    return instant == null ? "" : Wareki.shortDate(JapanTime.dateOf(instant));
  }

  /** 令和7年7月31日（木）14時05分. */
  public String dateTime(Instant instant) {
    return instant == null ? "" : Wareki.dateTime(instant);
  }

  /** 14時05分. */
  public String time(Instant instant) {
    return instant == null ? "" : Wareki.time(JapanTime.dateTimeOf(instant).toLocalTime());
  }

  /** The same of a clock time. */
  public String time(LocalTime time) {
    return time == null ? "" : Wareki.time(time);
  }

  /** 令和7年（2025年）, of a calendar year. */
  public String year(int year) {
    return Wareki.year(year);
  }

  /** 令和7年度, the fiscal year of the day. */
  public String fiscalYear(LocalDate date) {
    return date == null ? "" : FiscalYear.of(date).name();
  }

  /** 令和7年度, the fiscal year of the day in Japan. */
  public String fiscalYear(Instant instant) {
    return instant == null ? "" : FiscalYear.of(instant).name();
  }
}
