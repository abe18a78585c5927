package jp.banso.selection.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.function.Supplier;
import jp.banso.kernel.Outcome;
import org.springframework.http.HttpStatus;
import org.springframework.validation.BindingResult;

/** Puts a refusal at its field, or over the form, so that what was typed is shown again. */
final class FormErrors {

  private static final String REASON = "reason";

  /** Which field of its form a refusal is about. */
  private static final Map<String, String> FIELDS =
      Map.of(
          "selection.tie.refused.reason", REASON,
          "selection.recall.refused.reason", REASON,
          "selection.recall.refused.deadline", "deadline",
          "selection.concur.refused.note", "note",
          "selection.reopen.refused.reason", REASON);

  private FormErrors() {}

  /** Acts on a form without errors; answers true if the form has to be shown again. */
  static boolean refused(
      BindingResult errors, HttpServletResponse response, Supplier<Outcome<Void>> act) {
    if (!errors.hasErrors() && act.get() instanceof Outcome.Refused<Void> refused) {
      add(errors, refused);
    }
    if (errors.hasErrors()) {
      response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
    }
    return errors.hasErrors();
  }

  private static void add(BindingResult errors, Outcome.Refused<?> refused) {
    errors.rejectValue(
        FIELDS.get(refused.messageKey()), refused.messageKey(), refused.arguments().toArray(), null);
  }
}
