package jp.banso.knowledge.web;

import java.util.Objects;
import java.util.function.UnaryOperator;
import jp.banso.knowledge.EntryText;
import jp.banso.platform.web.FieldLabel;
import jp.banso.platform.web.FreeText;
import jp.banso.platform.web.InPageOrder;
import jp.banso.platform.web.StaleEditView;
import org.springframework.validation.Errors;

/** An entry as it is written; {@code inquiry} is the one from which it is, if any. */
@InPageOrder
record EntryForm(
    long version,
    String inquiry,
    @FieldLabel("knowledge.question") String question,
    @FieldLabel("knowledge.answer") String answer,
    @FieldLabel("knowledge.category") String category,
    @FieldLabel("knowledge.sources") String sources) {

  static final int LONGEST = 4000;

  static EntryForm of(EntryText text, long version, String inquiry) {
    return new EntryForm(
        version, inquiry, text.question(), text.answer(), Objects.toString(text.category(), ""),
        Objects.toString(text.sources(), ""));
  }

  EntryForm onto(long now) {
    return new EntryForm(now, inquiry, question, answer, category, sources);
  }

  EntryText read(Errors errors) {
    String asked = lines(question);
    String answered = lines(answer);
    String kind = lines(category);
    String where = lines(sources);
    FreeText.of(errors)
        .refuse(asked.isEmpty(), "question", "knowledge.refused.text")
        .refuse(answered.isEmpty(), "answer", "knowledge.refused.text")
        .limit("question", asked, LONGEST)
        .limit("answer", answered, LONGEST)
        .limit("category", kind, FreeText.LINE)
        .limit("sources", where, FreeText.NOTE);
    return new EntryText(asked, answered, kind.isEmpty() ? null : kind, where.isEmpty() ? null : where);
  }

  StaleEditView.Comparison against(EntryForm theirs, UnaryOperator<String> text) {
    return new StaleEditView.Comparison().forms(this, theirs, text);
  }

  static String lines(String typed) {
    return Objects.toString(typed, "").strip().replace("\r\n", "\n");
  }
}
