package jp.banso.disclosure.web;

import jp.banso.platform.web.FieldLabel;
import jp.banso.platform.web.FreeText;
import org.springframework.validation.Errors;

/** A reason, as typed. */
record NoteForm(long version, @FieldLabel("disclosure.note") String note) {

  /** The text, and at its field what is wrong with it. */
  String read(Errors errors) {
    String text = Typed.textOrNull(note);
    FreeText.of(errors)
        .refuse(text == null, "note", "disclosure.refused.reason")
        .limit("note", note, FreeText.NOTE);
    return text;
  }
}
