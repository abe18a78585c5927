package jp.banso.inquiries.web;

import java.util.List;
import jp.banso.platform.web.FieldLabel;
import jp.banso.platform.web.FreeText;
import jp.banso.platform.web.InPageOrder;
import org.springframework.validation.Errors;

/** What the second person says of a draft, as typed. */
@InPageOrder
record ConfirmationForm(
    long version,
    @FieldLabel("inquiries.checks") List<String> checks,
    List<String> seenChecks,
    @FieldLabel("inquiries.confirmation.decision") String decision,
    @FieldLabel("inquiries.confirmation.told") String told,
    @FieldLabel("inquiries.confirmation.note") String note) {

  static final String AGREED = "AGREED";
  static final String RETURNED = "RETURNED";

  static ConfirmationForm blank(long version) {
    return new ConfirmationForm(version, null, null, "", "", "");
  }

  ConfirmationForm onto(long now) {
    // the decision was about something else
    return new ConfirmationForm(now, checks, seenChecks, "", told, note);
  }

  boolean agreed() {
    return AGREED.equals(decision);
  }

  void check(boolean mailed, Errors errors) {
    boolean returned = RETURNED.equals(decision);
    FreeText.of(errors)
        .refuse(!agreed() && !returned, "decision", "inquiries.refused.confirmation")
        .refuse(returned && plainNote().isEmpty(), "note", "inquiries.refused.note")
        .refuse(agreed() && !mailed && plainTold().isEmpty(), "told", "inquiries.refused.told")
        .limit("told", told, FreeText.NOTE)
        .limit("note", note, FreeText.NOTE);
  }

  /** How the asker was told whom no mail reaches. */
  String plainTold() {
    return RequesterFields.lines(told);
  }

  String plainNote() {
    return RequesterFields.lines(note);
  }
}
