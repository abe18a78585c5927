package jp.banso.calls.web;

import java.math.BigDecimal;
import java.text.Normalizer;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import jp.banso.calls.TermsProblem;
import jp.banso.forms.FormRef;
import jp.banso.kernel.Wareki;
import jp.banso.platform.mail.MailAddresses;
import jp.banso.platform.web.FreeText;
import jp.banso.platform.web.UnreadDate;
import org.springframework.validation.Errors;

/** Reads typed terms, in full or half width; what cannot be read is said at its field and is null or 0. */
final class TermsReader {


  /** No exponent: a short text with one can be a number that takes a minute to write out. */
  private static final Pattern PERCENT = Pattern.compile("\\d{1,3}(\\.\\d{1,2})?");

  private static final Pattern DAY = Pattern.compile("\\d{1,3}");

  /** Full width commas are half width by then. */
  private static final Pattern BETWEEN_DAYS = Pattern.compile("[\\s,\u3001\u30fb]+");

  private static final int MOST_REMINDERS = 5;

  private static final BigDecimal HUNDRED = new BigDecimal(100);

  private final Errors errors;

  TermsReader(Errors errors) {
    this.errors = errors;
  }

  String line(String field, String typed) {
    String text = typed == null ? "" : typed.strip();
    if (text.isEmpty()) {
      reject(field, "missing");
    }
    FreeText.of(errors).limit(field, text, FreeText.LINE);
    return text;
  }

  String mail(String field, String typed) {
    String text = line(field, typed);
    if (!text.isEmpty() && !MailAddresses.isOne(text)) {
      reject(field, "mail");
    }
    return text;
  }

  /** Null for a line that was left out. */
  String lineOrNull(String field, String typed) {
    return plain(typed).isEmpty() ? null : line(field, typed);
  }

  /** Null for an address that was left out. */
  String mailOrNull(String field, String typed) {
    return plain(typed).isEmpty() ? null : mail(field, typed);
  }

  /** A text of several lines. */
  String text(String field, String typed, int longest) {
    String text = typed == null ? "" : typed.strip().replace("\r\n", "\n");
    if (text.isEmpty()) {
      reject(field, "missing");
    }
    FreeText.of(errors).limit(field, text, longest);
    return text;
  }

  /** Null for a text that was left out. */
  String textOrNull(String field, String typed, int longest) {
    return plain(typed).isEmpty() ? null : text(field, typed, longest);
  }

  LocalTime time(String field, String typed) {
    if (plain(typed).isEmpty()) {
      reject(field, "time");
    }
    return timeOrNull(field, typed);
  }

  LocalDate date(String field, String typed) {
    Optional<LocalDate> day = Wareki.parse(typed);
    if (day.isEmpty()) {
      errors.rejectValue(field, UnreadDate.reason(typed, "calls.setup.refused.date"));
    }
    return day.orElse(null);
  }

  LocalDate dateOrNull(String field, String typed) {
    return plain(typed).isEmpty() ? null : date(field, typed);
  }

  LocalTime timeOrNull(String field, String typed) {
    if (plain(typed).isEmpty()) {
      return null;
    }
    Optional<LocalTime> time = Wareki.parseTime(typed);
    if (time.isEmpty()) {
      reject(field, "time");
    }
    return time.orElse(null);
  }

  int number(String field, String typed, int least, int most) {
    try {
      int number = Integer.parseInt(plain(typed));
      if (number >= least && number <= most) {
        return number;
      }
    } catch (NumberFormatException e) {
      // said below, as any other number out of range
    }
    errors.rejectValue(field, "calls.setup.refused.number", new Object[] {least, most}, "");
    return 0;
  }

  /** Days before a day on which somebody is reminded, each once; none if it was left out. */
  List<Integer> reminders(String field, String typed, int most) {
    List<Integer> days = new ArrayList<>();
    for (String part : BETWEEN_DAYS.split(plain(typed))) {
      if (part.isEmpty()) {
        continue;
      }
      int day = DAY.matcher(part).matches() ? Integer.parseInt(part) : 0;
      if (day < 1 || day > most) {
        errors.rejectValue(field, "calls.setup.refused.reminder", new Object[] {most}, "");
        return List.of();
      }
      if (days.contains(day)) {
        errors.rejectValue(field, "calls.setup.refused.reminderTwice", new Object[] {day}, "");
        return List.of();
      }
      days.add(day);
    }
    if (days.size() > MOST_REMINDERS) {
      errors.rejectValue(field, "calls.setup.refused.reminders", new Object[] {MOST_REMINDERS}, "");
    }
    return days;
  }

  BigDecimal percent(String field, String typed) {
    String text = plain(typed);
    if (PERCENT.matcher(text).matches()) {
      BigDecimal percent = new BigDecimal(text).setScale(2);
      if (percent.compareTo(HUNDRED) <= 0) {
        return percent;
      }
    }
    reject(field, "percent");
    return BigDecimal.ZERO;
  }

  <E extends Enum<E>> E choice(String field, String typed, Class<E> type) {
    for (E constant : type.getEnumConstants()) {
      if (constant.name().equals(typed)) {
        return constant;
      }
    }
    reject(field, "choice");
    return null;
  }

  FormRef form(String field, ChosenForm chosen) {
    Optional<FormRef> ref = Optional.ofNullable(chosen).flatMap(ChosenForm::ref);
    if (ref.isEmpty()) {
      reject(field, "choice");
    }
    return ref.orElse(null);
  }

  /** Says each problem but those of a term that could not be read, or that contradict one. */
  static void reject(List<TermsProblem> problems, Errors errors) {
    problems.stream()
        .filter(
            problem ->
                Stream.of(problem.field(), Objects.toString(problem.other(), problem.field()))
                    .noneMatch(errors::hasFieldErrors))
        .toList()
        .forEach(problem -> reject(problem, errors));
  }

  /** Says at its field what cannot be published, with the day that would do. */
  static void reject(TermsProblem problem, Errors errors) {
    Object[] arguments =
        problem.proposal() == null ? new Object[] {problem.names()} : new Object[] {Wareki.date(problem.proposal())};
    errors.rejectValue(problem.field(), problem.messageKey(), arguments, "");
  }

  private void reject(String field, String key) {
    errors.rejectValue(field, "calls.setup.refused." + key);
  }

  private static String plain(String typed) {
    return typed == null ? "" : Normalizer.normalize(typed, Normalizer.Form.NFKC).strip();
  }
}
