package jp.banso.selection.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.function.Supplier;
import jp.banso.kernel.Outcome;
import org.springframework.http.HttpStatus;
import org.springframework.validation.BindingResult;

/** Puts a refusal over the form it is about, so that what was typed is shown again. */
final class FormErrors {

  private FormErrors() {}

  /** Acts on a form without errors; answers true if the form has to be shown again. */
  static boolean refused(
      BindingResult errors, HttpServletResponse response, Supplier<Outcome<Void>> act) {
    if (!errors.hasErrors() && act.get() instanceof Outcome.Refused<Void> refused) {
      errors.reject(refused.messageKey(), refused.arguments().toArray(), null);
    }
    if (errors.hasErrors()) {
      response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
    }
    return errors.hasErrors();
  }
}
