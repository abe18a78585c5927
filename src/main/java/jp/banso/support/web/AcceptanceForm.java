package jp.banso.support.web;

import jp.banso.platform.web.FieldLabel;
import org.springframework.validation.Errors;

/** 受諾・辞退の回答. */
record AcceptanceForm(
    @FieldLabel("support.acceptance.answer") String answer,
    @FieldLabel("support.acceptance.reason") String reason) {

  static final String ACCEPT = "ACCEPT";
  static final String DECLINE = "DECLINE";

  AcceptanceForm {
    answer = Typed.text(answer);
    reason = Typed.text(reason);
  }

  void check(Errors errors) {
    if (!answer.equals(ACCEPT) && !answer.equals(DECLINE)) {
      errors.rejectValue("answer", "support.error.choose");
    }
    if (answer.equals(DECLINE)) {
      Typed.need(errors, "reason", reason, Typed.LONG);
    }
  }
}
