package jp.banso.inquiries.web;

import jp.banso.platform.web.FieldLabel;
import jp.banso.platform.web.FreeText;
import org.springframework.validation.Errors;

/** The number of what an inquiry is connected with, as typed. */
record LinkForm(@FieldLabel("inquiries.link.number") String number) {

  /** The number, and at its field that it is missing. */
  String read(Errors errors) {
    return read(number, errors);
  }

  static String read(String number, Errors errors) {
    String plain = RequesterFields.text(number).strip();
    FreeText.of(errors).refuse(plain.isEmpty(), "number", "inquiries.refused.numberMissing");
    return plain;
  }
}
