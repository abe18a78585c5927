package jp.banso.support.web;

import java.text.Normalizer;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Optional;
import java.util.UUID;
import jp.banso.kernel.BadInput;
import jp.banso.kernel.CalendarYears;
import jp.banso.kernel.JapanTime;
import jp.banso.kernel.Wareki;
import jp.banso.platform.mail.MailAddresses;
import jp.banso.platform.web.FreeText;
import jp.banso.platform.web.UnreadDate;
import org.springframework.validation.Errors;

/** What people type, read with tolerance; what cannot be read becomes a sentence at its field. */
final class Typed {

  static final int LONG = 4000;
  static final int SHORT = FreeText.LINE;

  private Typed() {}

  static String text(String typed) {
    return typed == null ? "" : typed.strip();
  }

  /** What is written in the letters of a mail header, typed in whatever width. */
  static String narrow(String typed) {
    return Normalizer.normalize(text(typed), Normalizer.Form.NFKC).strip();
  }

  static void need(Errors errors, String field, String value) {
    if (value.isBlank()) {
      errors.rejectValue(field, "support.error.required");
    }
  }

  static void need(Errors errors, String field, String value, int longest) {
    need(errors, field, value);
    limit(errors, field, value, longest);
  }

  static void limit(Errors errors, String field, String value, int longest) {
    FreeText.of(errors).limit(field, value, longest);
  }

  static LocalDate date(Errors errors, String field, String value) {
    Optional<LocalDate> day = CalendarYears.parse(value);
    if (day.isEmpty()) {
      errors.rejectValue(field, value.isBlank() ? "support.error.required" : UnreadDate.reason(value, "support.error.date"));
    }
    return day.orElse(null);
  }

  static LocalTime time(Errors errors, String field, String value) {
    Optional<LocalTime> time = Wareki.parseTime(value);
    if (time.isEmpty()) {
      errors.rejectValue(field, value.isBlank() ? "support.error.required" : "support.error.time");
    }
    return time.orElse(null);
  }

  /** The moment, or null if either part is missing. */
  static Instant moment(LocalDate day, LocalTime time) {
    return day == null || time == null ? null : JapanTime.instantOf(day.atTime(time));
  }

  static <E extends Enum<E>> E choice(Errors errors, String field, String value, Class<E> kind) {
    for (E constant : kind.getEnumConstants()) {
      if (constant.name().equals(value)) {
        return constant;
      }
    }
    errors.rejectValue(field, "support.error.choose");
    return null;
  }

  /** What a list offered; anything else was not typed but made up. */
  static UUID id(String value) {
    try {
      return UUID.fromString(value);
    } catch (IllegalArgumentException e) {
      throw new BadInput("id");
    }
  }

  /** What a mail can be sent to; anything looser would be refused when it is. */
  static boolean isMail(String value) {
    return MailAddresses.isOne(value);
  }

  static String clock(Instant instant) {
    LocalTime time = JapanTime.dateTimeOf(instant).toLocalTime();
    return "%d:%02d".formatted(time.getHour(), time.getMinute());
  }

  static String day(Instant instant) {
    return day(JapanTime.dateOf(instant));
  }

  /** As a proposal in a field: a weekday in it would contradict a day that is typed over. */
  static String day(LocalDate day) {
    return Wareki.dateWithoutWeekday(day);
  }
}
