package jp.banso.knowledge.web;

import jp.banso.platform.web.FieldLabel;
import jp.banso.platform.web.FreeText;
import jp.banso.platform.web.InPageOrder;
import org.springframework.validation.Errors;

/** A candidate for the guidebook, as typed. */
@InPageOrder
record CandidateForm(
    @FieldLabel("knowledge.chapter") String chapter, @FieldLabel("knowledge.remark") String remark) {

  void check(Errors errors) {
    FreeText.of(errors)
        .refuse(EntryForm.lines(chapter).isEmpty(), "chapter", "knowledge.refused.chapter")
        .refuse(plainRemark().isEmpty(), "remark", "knowledge.refused.remark")
        .limit("remark", remark, FreeText.NOTE);
  }

  String plainRemark() {
    return EntryForm.lines(remark);
  }
}
