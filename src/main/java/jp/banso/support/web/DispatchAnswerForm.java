package jp.banso.support.web;

import jp.banso.platform.web.FieldLabel;
import org.springframework.validation.Errors;

/** 派遣の可否 as typed: the answer, the declared tie, conditions or reason. */
record DispatchAnswerForm(
    @FieldLabel("support.dispatch.answer.choice") String answer,
    @FieldLabel("support.dispatch.conflict") String conflict,
    @FieldLabel("support.dispatch.answer.reason") String reason) {

  static final String ACCEPT = "ACCEPT";
  static final String DECLINE = "DECLINE";
  static final String YES = "YES";
  static final String NO = "NO";

  DispatchAnswerForm {
    answer = Typed.text(answer);
    conflict = Typed.text(conflict);
    reason = Typed.text(reason);
  }

  static DispatchAnswerForm empty() {
    return new DispatchAnswerForm("", "", "");
  }

  boolean accepts() {
    return answer.equals(ACCEPT);
  }

  boolean tied() {
    return conflict.equals(YES);
  }

  /** A refusal told to the secretariat carries no declaration: that is the advisor's own. */
  void check(Errors errors, boolean byProxy) {
    if (!accepts() && !answer.equals(DECLINE)) {
      errors.rejectValue("answer", "support.error.choose");
    }
    if (!byProxy && !tied() && !conflict.equals(NO)) {
      errors.rejectValue("conflict", "support.error.choose");
    }
    if (byProxy && (accepts() || tied())) {
      errors.rejectValue("answer", "support.dispatch.error.inPerson");
    }
    Typed.limit(errors, "reason", reason, Typed.LONG);
  }
}
