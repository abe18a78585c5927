package jp.banso.inquiries.web;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import jp.banso.kernel.JapanTime;
import jp.banso.platform.web.FieldLabel;
import jp.banso.platform.web.TypedFields;
import org.springframework.validation.Errors;

/** By when a call is promised, as typed. */
record CallbackForm(
    @FieldLabel("inquiries.callback.promisedOn") String promisedOn,
    @FieldLabel("inquiries.callback.promisedTime") String promisedTime) {

  Instant read(Errors errors) {
    return instant(promisedOn, promisedTime, errors);
  }

  /** Null if neither was typed, and if either cannot be read, which then stands at its field. */
  static Instant instant(String promisedOn, String promisedTime, Errors errors) {
    TypedFields in = new TypedFields(errors);
    LocalDate day = in.dateOrNull("promisedOn", promisedOn);
    LocalTime time = in.timeOrNull("promisedTime", promisedTime);
    if (day != null && time == null && !errors.hasFieldErrors("promisedTime")) {
      in.time("promisedTime", promisedTime);
    }
    if (time != null && day == null && !errors.hasFieldErrors("promisedOn")) {
      in.date("promisedOn", promisedOn);
    }
    return day == null || time == null ? null : JapanTime.instantOf(day.atTime(time));
  }
}
