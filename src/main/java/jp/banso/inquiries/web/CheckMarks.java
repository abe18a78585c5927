package jp.banso.inquiries.web;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.banso.inquiries.InquiryChecks;
import jp.banso.inquiries.InquiryId;
import jp.banso.kernel.Outcome;
import jp.banso.parties.Viewer;
import jp.banso.platform.web.Refusals;
import org.springframework.stereotype.Component;
import org.springframework.validation.BindingResult;

/**
 * 確認事項 as they were ticked in a form. They are kept whatever else of the form is refused: looking is an act of its own.
 */
@Component
class CheckMarks {

  private final InquiryChecks checks;

  CheckMarks(InquiryChecks checks) {
    this.checks = checks;
  }

  /**
   * @param ticked null if no box was sent
   * @param shown those that were ticked when the page was shown, null for none
   */
  void keep(Viewer viewer, InquiryId id, List<String> ticked, List<String> shown) {
    checks.mark(viewer, id, numbers(ticked), numbers(shown));
  }

  /** What is no number was not on the page. */
  private static Set<Integer> numbers(List<String> typed) {
    return Stream.ofNullable(typed)
        .flatMap(List::stream)
        .filter(Objects::nonNull)
        .filter(number -> number.matches("[0-9]{1,4}"))
        .map(Integer::valueOf)
        .collect(Collectors.toSet());
  }

  /** Beside the list if it is of the list, else above the form; answers true if the form has to be shown again. */
  static boolean refused(Outcome<Void> outcome, BindingResult errors) {
    if (outcome instanceof Outcome.Refused<Void> refused && refused.messageKey().equals(InquiryChecks.MISSING)) {
      errors.rejectValue("checks", refused.messageKey(), refused.arguments().toArray(), null);
      return true;
    }
    return Refusals.refused(outcome, errors);
  }
}
