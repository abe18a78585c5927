package jp.banso.calls.web;

import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jp.banso.calendar.ClosingDayBook;
import jp.banso.kernel.Wareki;
import jp.banso.platform.web.FreeText;
import jp.banso.platform.web.UnreadDate;
import org.springframework.validation.Errors;

/** A closing day, or with {@code to} a period of every year, as it was typed. */
record ClosingForm(String from, String to, String reason) {

  /** Month and day, each with whatever sign people write behind it. */
  private static final Pattern MONTH_DAY = Pattern.compile("(\\d{1,2})\\D(\\d{1,2})\\D?");

  static ClosingForm blank() {
    return new ClosingForm("", "", "");
  }

  /** A single day; null if it, or the reason, has an error. */
  LocalDate day(Errors errors) {
    Optional<LocalDate> day = Wareki.parse(from);
    if (day.isEmpty()) {
      errors.rejectValue("from", UnreadDate.reason(from, "calls.calendar.day.missing"));
    }
    checkReason(errors);
    return errors.hasErrors() ? null : day.orElseThrow();
  }

  /** First and last day of a period, both or none. */
  MonthDay[] period(Errors errors) {
    MonthDay first = monthDay("from", from, errors);
    MonthDay last = monthDay("to", to, errors);
    checkReason(errors);
    return errors.hasErrors() ? new MonthDay[0] : new MonthDay[] {first, last};
  }

  private void checkReason(Errors errors) {
    if (reason == null || reason.isBlank()) {
      errors.rejectValue("reason", "calls.calendar.reason.missing");
    }
    FreeText.of(errors).limit("reason", reason, ClosingDayBook.LONGEST_REASON);
  }

  private static MonthDay monthDay(String field, String typed, Errors errors) {
    Matcher matcher =
        MONTH_DAY.matcher(Normalizer.normalize(typed == null ? "" : typed, Normalizer.Form.NFKC).strip());
    try {
      if (matcher.matches()) {
        return MonthDay.of(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)));
      }
    } catch (DateTimeException e) {
      // said below, as any other text that is no day
    }
    errors.rejectValue(field, "calls.calendar.monthDay.missing");
    return null;
  }
}
