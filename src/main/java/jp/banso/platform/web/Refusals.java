package jp.banso.platform.web;

import jakarta.servlet.http.HttpServletResponse;
import jp.banso.kernel.Outcome;
import org.springframework.http.HttpStatus;
import org.springframework.validation.Errors;

/** Puts a refusal into the form it is about, so that what was typed is shown again with it. */
public final class Refusals {

  private Refusals() {}

  /** Above the form; answers true if it has to be shown again. */
  public static boolean refused(Outcome<?> outcome, Errors errors) {
    if (outcome instanceof Outcome.Refused<?> refused) {
      errors.reject(refused.messageKey(), refused.arguments().toArray(), null);
    }
    return errors.hasErrors();
  }

  /** Beside the one field of the form; answers true if it has to be shown again. */
  public static boolean refused(
      Outcome<?> outcome, String field, Errors errors, HttpServletResponse response) {
    if (outcome instanceof Outcome.Refused<?> refused) {
      errors.rejectValue(field, refused.messageKey(), refused.arguments().toArray(), null);
      response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
    }
    return errors.hasErrors();
  }
}
