package jp.banso.inquiries.web;

import java.util.function.UnaryOperator;
import jp.banso.inquiries.InquiryView;
import jp.banso.platform.web.FieldLabel;
import jp.banso.platform.web.FreeText;
import jp.banso.platform.web.InPageOrder;
import jp.banso.platform.web.StaleEditView;
import org.springframework.validation.Errors;

/** An answer as it is drafted; {@code act} is the button that was pressed. */
@InPageOrder
record AnswerDraftForm(
    long version,
    @FieldLabel("inquiries.answer.text") String answer,
    @FieldLabel("inquiries.sources") String sources,
    String act) {

  static final String KEEP = "keep";
  static final String CONFIRM = "confirm";

  static AnswerDraftForm of(InquiryView inquiry) {
    return new AnswerDraftForm(
        inquiry.version(), RequesterFields.text(inquiry.answer()), RequesterFields.text(inquiry.sources()), "");
  }

  AnswerDraftForm onto(long now) {
    return new AnswerDraftForm(now, answer, sources, act);
  }

  boolean asksForConfirmation() {
    return CONFIRM.equals(act);
  }

  void check(Errors errors) {
    FreeText.of(errors)
        .refuse(text().isEmpty(), "answer", "inquiries.refused.text")
        .limit("answer", answer, RecordForm.LONGEST)
        .limit("sources", sources, FreeText.NOTE);
  }

  String text() {
    return RequesterFields.lines(answer);
  }

  String sourcesOrNull() {
    return RequesterFields.linesOrNull(sources);
  }

  StaleEditView.Comparison against(AnswerDraftForm theirs, UnaryOperator<String> text) {
    return new StaleEditView.Comparison().forms(this, theirs, text);
  }
}
