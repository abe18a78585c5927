package jp.banso.selection.web;

import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import jp.banso.platform.web.FieldLabel;
import jp.banso.platform.web.FreeText;
import jp.banso.platform.web.StaleEditView;
import jp.banso.selection.EligibilityState;
import jp.banso.selection.EligibilityVerdict;
import jp.banso.selection.EligibilityView;
import org.springframework.validation.Errors;

/** The judgement of the requirements as it was typed. */
record EligibilityForm(
    @FieldLabel("selection.eligibility.verdict") String verdict,
    @FieldLabel("selection.eligibility.line") List<FindingForm> findings,
    @FieldLabel("selection.eligibility.alsoUnmet") List<String> alsoUnmet,
    @FieldLabel("selection.eligibility.reason") String reason,
    long version) {

  static final String MET = "MET";
  static final String UNMET = "UNMET";
  private static final int FINDING_REASON = 1000;

  /** What was said of one finding: MET, UNMET or nothing. */
  record FindingForm(
      @FieldLabel("selection.eligibility.answer") String answer,
      @FieldLabel("selection.eligibility.findingReason") String reason) {

    private List<String> cells(Function<String, String> text) {
      return List.of(
          word("selection.eligibility.answer.", answer, text), Objects.toString(reason, ""));
    }
  }

  EligibilityForm {
    findings = findings == null ? List.of() : findings;
    alsoUnmet = alsoUnmet == null ? List.of() : alsoUnmet;
    reason = Objects.toString(reason, "");
  }

  /** What is recorded, in the words of the form. */
  static EligibilityForm recorded(EligibilityView view) {
    boolean judged = view.judgedAt() != null;
    return new EligibilityForm(
        judged ? (view.state() == EligibilityState.ELIGIBLE ? MET : UNMET) : null,
        view.findings().stream()
            .map(one -> new FindingForm(answer(one.confirmed()), Objects.toString(one.reason(), "")))
            .toList(),
        List.of(), Objects.toString(view.reason(), ""), view.version());
  }

  private static String answer(Boolean confirmed) {
    return confirmed == null ? null : confirmed ? MET : UNMET;
  }

  /** What was typed, over the current version. */
  EligibilityForm onto(EligibilityForm current) {
    return new EligibilityForm(verdict, findings, alsoUnmet, reason, current.version);
  }

  StaleEditView.Comparison against(EligibilityForm theirs, Function<String, String> text) {
    return new StaleEditView.Comparison()
        .rows(
            List.of(
                text.apply("selection.eligibility.answer"),
                text.apply("selection.eligibility.findingReason")),
            findings.stream().map(one -> one.cells(text)).toList(),
            theirs.findings.stream().map(one -> one.cells(text)).toList())
        .field(
            text.apply("selection.eligibility.verdict"),
            word("selection.eligibility.verdict.", verdict, text),
            word("selection.eligibility.verdict.", theirs.verdict, text))
        .field(text.apply("selection.eligibility.reason"), reason, theirs.reason);
  }

  private static String word(String prefix, String choice, Function<String, String> text) {
    return MET.equals(choice) || UNMET.equals(choice) ? text.apply(prefix + choice) : "";
  }

  static EligibilityForm blank(EligibilityView view) {
    return new EligibilityForm(
        null, view.findings().stream().map(finding -> new FindingForm(null, "")).toList(), List.of(),
        "", view.version());
  }

  /** True if this came from the page of these findings. */
  boolean answers(EligibilityView view) {
    return findings.size() == view.findings().size()
        && view.otherRequirements().containsAll(alsoUnmet);
  }

  void limit(Errors errors) {
    FreeText texts = FreeText.of(errors).limit("reason", reason, FreeText.NOTE);
    for (int i = 0; i < findings.size(); i++) {
      texts.limit("findings[" + i + "].reason", findings.get(i).reason(), FINDING_REASON);
    }
  }

  /** What is open, of every finding and of the whole. */
  void check(Errors errors, EligibilityView view) {
    for (int i = 0; i < findings.size(); i++) {
      FindingForm said = findings.get(i);
      if (said(said.answer()) == null) {
        errors.rejectValue("findings[" + i + "].answer", "selection.eligibility.refused.answer");
      }
      if (MET.equals(said.answer()) && Objects.toString(said.reason(), "").isBlank()) {
        errors.rejectValue(
            "findings[" + i + "].reason", "selection.eligibility.refused.findingReason",
            new Object[] {view.findings().get(i).rule()}, null);
      }
    }
    if (said(verdict) == null) {
      errors.rejectValue("verdict", "selection.eligibility.refused.verdict");
    }
    if (reason.isBlank()) {
      errors.rejectValue("reason", "selection.eligibility.refused.reason");
    }
  }

  EligibilityVerdict toVerdict() {
    return new EligibilityVerdict(
        MET.equals(verdict),
        findings.stream()
            .map(one -> new EligibilityVerdict.FindingAnswer(said(one.answer()), one.reason()))
            .toList(),
        alsoUnmet, reason);
  }

  private static Boolean said(String answer) {
    return MET.equals(answer) ? Boolean.TRUE : UNMET.equals(answer) ? Boolean.FALSE : null;
  }
}
