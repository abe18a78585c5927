package jp.banso.inquiries.web;

import jp.banso.platform.web.FieldLabel;
import jp.banso.platform.web.FreeText;
import org.springframework.validation.Errors;

/** A text alone, as typed. */
record NoteForm(@FieldLabel("inquiries.note.text") String note) {

  /** The text, and at its field what is wrong with it. */
  String read(Errors errors) {
    String plain = RequesterFields.lines(note);
    FreeText.of(errors)
        .refuse(plain.isEmpty(), "note", "inquiries.refused.text")
        .limit("note", plain, RecordForm.LONGEST);
    return plain;
  }
}
