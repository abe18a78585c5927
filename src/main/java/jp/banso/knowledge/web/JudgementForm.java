package jp.banso.knowledge.web;

import jp.banso.platform.web.FieldLabel;
import jp.banso.platform.web.FreeText;
import jp.banso.platform.web.InPageOrder;
import org.springframework.validation.Errors;

/** What the second person says, as typed. */
@InPageOrder
record JudgementForm(
    long version,
    @FieldLabel("knowledge.judgement") String decision,
    @FieldLabel("knowledge.judgement.note") String note) {

  static final String AGREED = "AGREED";
  static final String RETURNED = "RETURNED";

  JudgementForm onto(long now) {
    return new JudgementForm(now, decision, note);
  }

  void check(Errors errors) {
    FreeText.of(errors)
        .refuse(!agreed() && !RETURNED.equals(decision), "decision", "knowledge.refused.judgement")
        .refuse(RETURNED.equals(decision) && plainNote().isEmpty(), "note", "knowledge.refused.note")
        .limit("note", note, FreeText.NOTE);
  }

  boolean agreed() {
    return AGREED.equals(decision);
  }

  String plainNote() {
    return EntryForm.lines(note);
  }
}
