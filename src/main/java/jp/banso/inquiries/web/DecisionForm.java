package jp.banso.inquiries.web;

import java.util.List;
import java.util.Optional;
import jp.banso.inquiries.AnswerAids;
import jp.banso.platform.web.FieldLabel;
import jp.banso.platform.web.FreeText;
import jp.banso.platform.web.InPageOrder;
import org.springframework.validation.Errors;

/** What becomes of an inquiry, as typed (T-A1). */
@InPageOrder
record DecisionForm(
    long version,
    @FieldLabel("inquiries.checks") List<String> checks,
    List<String> seenChecks,
    @FieldLabel("inquiries.decision") String decision,
    @FieldLabel("inquiries.decision.text") String text,
    @FieldLabel("inquiries.sources") String sources,
    @FieldLabel("inquiries.decision.told") String told,
    @FieldLabel("inquiries.consent.wish") Boolean wish,
    String act) {

  static final String AT_ONCE = "AT_ONCE";
  static final String DRAFT = "DRAFT";
  static final String ASK_BACK = "ASK_BACK";
  static final String OUT_OF_SCOPE = "OUT_OF_SCOPE";
  static final String INTAKE = "INTAKE";

  /** Comes before the name of the words with which it is to begin. */
  private static final String PHRASE = "phrase:";

  DecisionForm {
    wish = Boolean.TRUE.equals(wish);
  }

  static DecisionForm blank(long version, boolean wish) {
    return new DecisionForm(version, null, null, "", "", "", "", wish, "");
  }

  /** Begins with a decision and its words, below what was typed. */
  DecisionForm begun(String begins, String more) {
    return new DecisionForm(
        version, checks, seenChecks, begins, AnswerDraftForm.below(plainText(), more), sources, told, wish, "");
  }

  DecisionForm onto(long now) {
    return new DecisionForm(now, checks, seenChecks, decision, text, sources, told, wish, act);
  }

  /** Says at its field what is missing. */
  void check(Errors errors) {
    boolean known =
        decision != null
            && switch (decision) {
              case AT_ONCE, DRAFT, ASK_BACK, OUT_OF_SCOPE, INTAKE -> true;
              default -> false;
            };
    FreeText.of(errors)
        .refuse(!known, "decision", "inquiries.refused.decision")
        .refuse(known && needsText() && plainText().isEmpty(), "text", "inquiries.refused.text")
        .limit("text", text, RecordForm.LONGEST)
        .limit("sources", sources, FreeText.NOTE)
        .limit("told", told, FreeText.NOTE);
  }

  private boolean needsText() {
    return !decision.equals(DRAFT) && !decision.equals(INTAKE);
  }

  String plainText() {
    return RequesterFields.lines(text);
  }

  String toldOrNull() {
    return RequesterFields.linesOrNull(told);
  }

  /** The words with which it is to begin, else empty. */
  Optional<String> phrase() {
    return act != null && act.startsWith(PHRASE) ? Optional.of(act.substring(PHRASE.length())) : Optional.empty();
  }

  /** What is to be put into the text, else empty. */
  Optional<String> inserted() {
    return act != null && act.startsWith(AnswerDraftForm.INSERT)
        ? Optional.of(act.substring(AnswerDraftForm.INSERT.length()))
        : Optional.empty();
  }

  /** Below what was typed, with its source once: an answer at once, unless something else was chosen. */
  DecisionForm with(AnswerAids.Aid aid) {
    AnswerDraftForm both = new AnswerDraftForm(version, text, sources, false, checks, seenChecks, act).with(aid);
    String chosen = decision == null || decision.isEmpty() ? AT_ONCE : decision;
    return new DecisionForm(
        version, checks, seenChecks, chosen, both.answer(), both.sources(), told, wish, "");
  }

  String sourcesOrNull() {
    return RequesterFields.linesOrNull(sources);
  }
}
