package jp.banso.support.web;

import org.springframework.validation.Errors;

/** 構成員からの質問 as typed; the member by place in the roster. */
record QuestionForm(String member, String body) {

  QuestionForm {
    member = Typed.text(member);
    body = Typed.text(body);
  }

  int read(Errors errors) {
    Typed.need(errors, "body", body, Typed.LONG);
    if (!member.matches("\\d{1,3}")) {
      errors.rejectValue("member", "support.error.choose");
      return -1;
    }
    return Integer.parseInt(member);
  }
}
