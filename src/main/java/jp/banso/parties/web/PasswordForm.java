package jp.banso.parties.web;

import org.springframework.validation.BindingResult;

/** The page of the own password; none of it is ever shown again. */
record PasswordForm(String current, String chosen, String repeated) {

  PasswordForm {
    current = current == null ? "" : current;
    chosen = chosen == null ? "" : chosen;
    repeated = repeated == null ? "" : repeated;
  }

  void check(BindingResult errors) {
    if (!chosen.equals(repeated)) {
      errors.reject("parties.password.different");
    }
  }
}
