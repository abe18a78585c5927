package jp.banso.support.web;

import org.springframework.validation.Errors;

/** 構成員からの質問 as typed. */
record QuestionForm(String member, String body) {

  QuestionForm {
    member = Typed.text(member);
    body = Typed.text(body);
  }

  void check(Errors errors) {
    Typed.need(errors, "body", body, Typed.LONG);
    if (member.isBlank()) {
      errors.rejectValue("member", "support.error.choose");
    }
  }
}
