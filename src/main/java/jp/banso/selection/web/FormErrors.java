package jp.banso.selection.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.function.Supplier;
import jp.banso.kernel.Outcome;
import jp.banso.platform.web.RefusedFields;
import org.springframework.http.HttpStatus;
import org.springframework.validation.BindingResult;

/** Puts a refusal at its field, or over the form, so that what was typed is shown again. */
final class FormErrors {

  private static final String REASON = "reason";

  private static final RefusedFields FIELDS =
      new RefusedFields(Map.ofEntries(
          Map.entry("selection.decision.refused.outcome", "lines[%d].outcome"),
          Map.entry("selection.decision.refused.tooMany", "lines[%d].outcome"),
          Map.entry("selection.decision.refused.ranks", "lines[%d].rank"),
          Map.entry("selection.decision.refused.reason", "lines[%d].reason"),
          Map.entry("selection.decision.refused.summary", "summary"),
          Map.entry("selection.tie.refused.reason", REASON),
          Map.entry("selection.recall.refused.reason", REASON),
          Map.entry("selection.recall.refused.deadline", "deadline"),
          Map.entry("selection.concur.refused.note", "note"),
          Map.entry("selection.reopen.refused.reason", REASON),
          Map.entry("selection.release.refused.stopReason", REASON)));

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

  static void add(BindingResult errors, Outcome.Refused<?> refused) {
    errors.rejectValue(
        FIELDS.of(refused).findFirst().orElse(null), refused.messageKey(),
        refused.arguments().toArray(), null);
  }
}
