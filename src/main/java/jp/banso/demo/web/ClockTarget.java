package jp.banso.demo.web;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Optional;
import jp.banso.kernel.JapanTime;
import jp.banso.kernel.Wareki;
import jp.banso.platform.web.UnreadDate;
import org.springframework.validation.Errors;

/** Reads where the clock shall go; a mistyped year must not carry it away, for it never comes back. */
final class ClockTarget {

  private static final Duration FARTHEST = Duration.ofDays(366);

  private ClockTarget() {}

  static Optional<Instant> of(ClockForm form, Instant now, Errors errors) {
    Optional<LocalDate> date = Wareki.parse(form.date());
    Optional<LocalTime> time = Wareki.parseTime(form.time());
    if (date.isEmpty()) {
      errors.rejectValue("date", isBlank(form.date()) ? "demo.clock.date.missing" : UnreadDate.reason(form.date(), "demo.clock.date.unreadable"));
    }
    if (time.isEmpty()) {
      errors.rejectValue("time", isBlank(form.time()) ? "demo.clock.time.missing" : "demo.clock.time.unreadable");
    }
    if (errors.hasErrors()) {
      return Optional.empty();
    }
    Instant target = JapanTime.instantOf(date.get().atTime(time.get()));
    if (!target.isAfter(now)) {
      errors.rejectValue("date", "demo.clock.date.past");
    } else if (target.isAfter(now.plus(FARTHEST))) {
      errors.rejectValue("date", "demo.clock.date.far");
    }
    return errors.hasErrors() ? Optional.empty() : Optional.of(target);
  }

  private static boolean isBlank(String typed) {
    return typed == null || typed.isBlank();
  }
}
