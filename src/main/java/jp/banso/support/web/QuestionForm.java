package jp.banso.support.web;

import jp.banso.platform.web.FieldLabel;
import org.springframework.validation.Errors;

/** 構成員からの質問 as typed. */
record QuestionForm(
    @FieldLabel("support.question.member") String member,
    @FieldLabel("support.question.body") String body) {

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
