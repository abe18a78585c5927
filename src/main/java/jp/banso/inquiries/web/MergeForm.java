package jp.banso.inquiries.web;

import jp.banso.platform.web.FieldLabel;
import jp.banso.platform.web.FreeText;
import org.springframework.validation.Errors;

/** The number of the inquiry with which another one goes on, as typed. */
record MergeForm(@FieldLabel("inquiries.merge.number") String number) {

  /** The number, and at its field that it is missing. */
  String read(Errors errors) {
    String plain = RequesterFields.text(number).strip();
    FreeText.of(errors).refuse(plain.isEmpty(), "number", "inquiries.refused.numberMissing");
    return plain;
  }
}
