package jp.banso.knowledge.web;

import jp.banso.platform.web.FieldLabel;
import jp.banso.platform.web.FreeText;
import org.springframework.validation.Errors;

/** A reason alone, as typed. */
record ReasonForm(@FieldLabel("knowledge.reason") String reason) {

  String read(Errors errors) {
    String plain = EntryForm.lines(reason);
    FreeText.of(errors)
        .refuse(plain.isEmpty(), "reason", "knowledge.refused.reason")
        .limit("reason", plain, FreeText.NOTE);
    return plain;
  }
}
