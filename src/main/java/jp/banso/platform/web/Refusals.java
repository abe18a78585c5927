package jp.banso.parties.web;

import jp.banso.kernel.Outcome;
import org.springframework.validation.BindingResult;

/** Puts a refusal over the form it is about. */
final class Refusals {

  private Refusals() {}

  /** Answers true if the form has to be shown again. */
  static boolean refused(Outcome<?> outcome, BindingResult errors) {
    if (outcome instanceof Outcome.Refused<?> refused) {
      errors.reject(refused.messageKey(), refused.arguments().toArray(), null);
    }
    return errors.hasErrors();
  }
}
