package jp.banso.inquiries.web;

import jp.banso.platform.web.FieldLabel;
import org.springframework.validation.Errors;

/** The number of the inquiry with which another one goes on, as typed. */
record MergeForm(@FieldLabel("inquiries.merge.number") String number) {

  /** The number, and at its field that it is missing. */
  String read(Errors errors) {
    return LinkForm.read(number, errors);
  }
}
