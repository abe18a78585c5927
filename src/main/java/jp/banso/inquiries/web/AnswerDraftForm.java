package jp.banso.inquiries.web;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.banso.inquiries.AnswerAids;
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
    @FieldLabel("inquiries.consent.wish") Boolean wish,
    @FieldLabel("inquiries.checks") List<String> checks,
    List<String> seenChecks,
    String act) {

  static final String KEEP = "keep";
  static final String CONFIRM = "confirm";

  /** Comes before the name of what is put into the draft. */
  static final String INSERT = "insert:";

  AnswerDraftForm {
    wish = Boolean.TRUE.equals(wish);
  }

  static AnswerDraftForm of(InquiryView inquiry, boolean wish) {
    return new AnswerDraftForm(
        inquiry.version(), RequesterFields.text(inquiry.answer()), RequesterFields.text(inquiry.sources()), wish,
        null, null, "");
  }

  AnswerDraftForm onto(long now) {
    return new AnswerDraftForm(now, answer, sources, wish, checks, seenChecks, act);
  }

  boolean asksForConfirmation() {
    return CONFIRM.equals(act);
  }

  /** What is to be put into the draft, else empty. */
  Optional<String> inserted() {
    return act != null && act.startsWith(INSERT) ? Optional.of(act.substring(INSERT.length())) : Optional.empty();
  }

  /** Below what was typed, with its source once. */
  AnswerDraftForm with(AnswerAids.Aid aid) {
    String where =
        Stream.of(RequesterFields.lines(sources), RequesterFields.text(aid.source()))
            .flatMap(String::lines)
            .distinct()
            .collect(Collectors.joining("\n"));
    return new AnswerDraftForm(version, below(text(), aid.text()), where, wish, checks, seenChecks, KEEP);
  }

  static String below(String above, String more) {
    return above.isEmpty() ? more : above + "\n\n" + more;
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
