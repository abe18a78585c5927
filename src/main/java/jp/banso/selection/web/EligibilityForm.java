package jp.banso.selection.web;

import java.util.List;
import jp.banso.platform.web.FreeText;
import jp.banso.selection.EligibilityVerdict;
import jp.banso.selection.EligibilityView;
import org.springframework.validation.Errors;

/** The judgement of the requirements as it was typed. */
record EligibilityForm(
    String verdict, List<FindingForm> findings, List<String> alsoUnmet, String reason, long version) {

  static final String MET = "MET";
  static final String UNMET = "UNMET";
  private static final int FINDING_REASON = 1000;

  /** What was said of one finding: MET, UNMET or nothing. */
  record FindingForm(String answer, String reason) {}

  EligibilityForm {
    findings = findings == null ? List.of() : findings;
    alsoUnmet = alsoUnmet == null ? List.of() : alsoUnmet;
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

  boolean answered() {
    return MET.equals(verdict) || UNMET.equals(verdict);
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
