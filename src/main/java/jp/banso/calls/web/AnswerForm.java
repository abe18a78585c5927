package jp.banso.calls.web;

import java.util.Objects;
import java.util.function.UnaryOperator;
import jp.banso.calls.AnswerDraft;
import jp.banso.calls.PublishedAnswer;
import jp.banso.calls.QuestionReading.QuestionPage;
import jp.banso.calls.QuestionView;
import jp.banso.platform.web.FieldLabel;
import jp.banso.platform.web.FreeText;
import jp.banso.platform.web.InPageOrder;
import jp.banso.platform.web.StaleEditView;
import org.springframework.validation.Errors;

/**
 * An answer as it was typed: to the asker alone, or to be published.
 *
 * @param decision ASKER or PUBLISH; of a question that was answered only its publication is left to decide on
 */
@InPageOrder
record AnswerForm(
    long version,
    @FieldLabel("calls.answer.text") String answer,
    @FieldLabel("calls.answer.decision") String decision,
    @FieldLabel("calls.answer.toldHow") String toldHow,
    @FieldLabel("calls.answer.question") String question,
    @FieldLabel("calls.answer.reason") String reason) {

  static final String ASKER = "ASKER";
  static final String PUBLISH = "PUBLISH";

  static final int LONGEST = 4000;

  /** What is there to go on from: the draft that was given back, what is published, an answer that was stopped, else what was asked and answered. */
  static AnswerForm of(QuestionPage page) {
    QuestionView now = page.question();
    AnswerDraft draft = now.draft();
    if (draft != null) {
      return new AnswerForm(
          now.version(), draft.answer(), PUBLISH, "", draft.question(), Objects.toString(draft.reason(), ""));
    }
    if (!page.editions().isEmpty()) {
      PublishedAnswer.Edition published = page.editions().get(0);
      return new AnswerForm(now.version(), published.answer(), PUBLISH, "", published.question(), "");
    }
    return new AnswerForm(
        now.version(), Objects.toString(now.isAnswered() ? now.answer() : page.stoppedAnswer(), ""),
        now.isAnswered() ? PUBLISH : "",
        Objects.toString(now.toldHow(), ""), now.body(), "");
  }

  boolean publishes(QuestionView of) {
    return PUBLISH.equals(decision) || (of.isAnswered() && !ASKER.equals(decision));
  }

  String toldHowOrNull(QuestionView of) {
    return of.askerMail() == null ? plain(toldHow) : null;
  }

  /** What is to be published; the errors say what is missing of it. */
  AnswerDraft draft(QuestionView of) {
    return new AnswerDraft(plain(question), plain(answer), of.isPublished() ? plain(reason) : null);
  }

  String text() {
    return plain(answer);
  }

  void check(QuestionView of, Errors errors) {
    FreeText judged = FreeText.of(errors);
    boolean publishes = publishes(of);
    judged
        .refuse(!publishes && !ASKER.equals(decision), "decision", "calls.answer.refused.decision")
        .refuse(text().isEmpty(), "answer", "calls.answer.refused.text")
        .limit("answer", answer, LONGEST)
        .limit("toldHow", toldHow, FreeText.NOTE)
        .limit("question", question, FreeText.NOTE)
        .limit("reason", reason, FreeText.NOTE);
    if (publishes) {
      judged
          .refuse(plain(question).isEmpty(), "question", "calls.answer.refused.question")
          .refuse(of.isPublished() && plain(reason).isEmpty(), "reason", "calls.answer.refused.reason");
    } else {
      judged.refuse(of.askerMail() == null && plain(toldHow).isEmpty(), "toldHow", "calls.answer.refused.toldHow");
    }
  }

  private static String plain(String typed) {
    return typed == null ? "" : typed.strip().replace("\r\n", "\n");
  }

  AnswerForm onto(long newVersion) {
    return new AnswerForm(newVersion, answer, decision, toldHow, question, reason);
  }

  /** Both versions of the texts. */
  StaleEditView.Comparison against(AnswerForm theirs, UnaryOperator<String> text) {
    return new StaleEditView.Comparison()
        .field(text.apply("calls.answer.text"), text(), theirs.text())
        .field(text.apply("calls.answer.question"), plain(question), plain(theirs.question))
        .field(text.apply("calls.answer.reason"), plain(reason), plain(theirs.reason));
  }
}
