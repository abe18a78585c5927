package jp.banso.handover.web;

import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import jp.banso.kernel.CalendarYears;
import jp.banso.platform.web.UnreadDate;
import org.springframework.validation.Errors;

/** Reads what every form of this module has. */
final class Days {

  private Days() {}

  /** The typed day, or null with the error noted at its field. */
  static LocalDate read(Errors errors, String field, String typed) {
    String text = typed == null ? "" : typed.strip();
    Optional<LocalDate> day = CalendarYears.parse(text);
    if (day.isEmpty()) {
      errors.rejectValue(
          field, text.isEmpty() ? "handover.refused.missing" : UnreadDate.reason(text, "accounts.refused.date"));
    }
    return day.orElse(null);
  }

  /** What was chosen of a list, or null with the error noted at its field. */
  static UUID id(Errors errors, String field, String chosen) {
    try {
      return UUID.fromString(chosen == null ? "" : chosen);
    } catch (IllegalArgumentException e) {
      errors.rejectValue(field, "handover.refused.missing");
      return null;
    }
  }
}
