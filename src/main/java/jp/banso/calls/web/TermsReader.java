package jp.banso.calls.web;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import jp.banso.calls.TermsProblem;
import jp.banso.forms.FormRef;
import jp.banso.kernel.Wareki;
import jp.banso.platform.web.TypedFields;
import org.springframework.validation.Errors;

/** Reads typed terms, in full or half width; what cannot be read is said at its field and is null or 0. */
final class TermsReader extends TypedFields {

  /** No exponent: a short text with one can be a number that takes a minute to write out. */
  private static final Pattern PERCENT = Pattern.compile("\\d{1,3}(\\.\\d{1,2})?");

  private static final Pattern DAY = Pattern.compile("\\d{1,3}");

  /** Full width commas are half width by then. */
  private static final Pattern BETWEEN_DAYS = Pattern.compile("[\\s,\u3001\u30fb]+");

  private static final int MOST_REMINDERS = 5;

  private static final BigDecimal HUNDRED = new BigDecimal(100);

  TermsReader(Errors errors) {
    super(errors);
  }

  int areas(String typed) {
    return number("areas", typed, 1, 47);
  }

  /** Either end of the number of members. */
  int members(String field, String typed) {
    return number(field, typed, 0, 100);
  }

  int dispatchCap(String typed) {
    return number("dispatchCap", typed, 0, 12);
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
    errors.rejectValue(field, "calls.setup.refused.percent");
    return BigDecimal.ZERO;
  }

  FormRef form(String field, ChosenForm chosen) {
    Optional<FormRef> ref = Optional.ofNullable(chosen).flatMap(ChosenForm::ref);
    if (ref.isEmpty()) {
      errors.rejectValue(field, "fragments.typed.choice");
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
}
