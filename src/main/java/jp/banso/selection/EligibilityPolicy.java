package jp.banso.selection;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import jp.banso.kernel.Outcome;
import jp.banso.selection.EligibilityVerdict.FindingAnswer;

/**
 * When a verdict on the requirements stands: it agrees with what was said of each finding, and each
 * finding that is set aside carries its reason. 不足 is said by a person only (domain B12).
 */
final class EligibilityPolicy {

  /** The rules of the call (domain B14), as far as a person can find them unmet. */
  static final List<String> REQUIREMENTS =
      IntStream.rangeClosed(1, 20).mapToObj("B-R%02d"::formatted).toList();

  private EligibilityPolicy() {}

  static Outcome<List<EligibilityFinding>> check(
      List<EligibilityFinding> findings, EligibilityVerdict verdict) {
    if (isBlank(verdict.reason())) {
      return Outcome.refused("selection.eligibility.refused.reason");
    }
    if (verdict.answers().size() != findings.size()
        || verdict.answers().stream().anyMatch(answer -> answer.confirmed() == null)) {
      return Outcome.refused("selection.eligibility.refused.findingOpen");
    }
    List<EligibilityFinding> judged = new ArrayList<>();
    for (int i = 0; i < findings.size(); i++) {
      FindingAnswer answer = verdict.answers().get(i);
      if (answer.confirmed() && isBlank(answer.reason())) {
        return Outcome.refused("selection.eligibility.refused.findingReason", findings.get(i).rule());
      }
      judged.add(findings.get(i).judged(answer.confirmed(), strip(answer.reason())));
    }
    Set<String> requirements = Set.copyOf(REQUIREMENTS);
    for (String rule : verdict.alsoUnmet()) {
      if (!requirements.contains(rule)) {
        throw new IllegalArgumentException("no requirement " + rule);
      }
      judged.add(EligibilityFinding.byPerson(rule, verdict.reason().strip()));
    }
    boolean anyUnmet = judged.stream().anyMatch(finding -> !finding.confirmed());
    if (verdict.eligible() && anyUnmet) {
      return Outcome.refused("selection.eligibility.refused.unmetRemains");
    }
    if (!verdict.eligible() && !anyUnmet) {
      return Outcome.refused("selection.eligibility.refused.unmetMissing");
    }
    return Outcome.done(judged);
  }

  private static boolean isBlank(String text) {
    return text == null || text.isBlank();
  }

  private static String strip(String text) {
    return text == null ? "" : text.strip();
  }
}
