package jp.banso.selection.process;

import java.util.List;
import java.util.Map;
import jp.banso.selection.EligibilityRules;
import jp.banso.selection.RuleFinding;
import org.camunda.bpm.engine.DecisionService;
import org.springframework.stereotype.Component;

/** {@link EligibilityRules} by the deployed decision table. */
@Component
class DmnEligibilityRules implements EligibilityRules {

  /** The table is data of a year: a row must not name a sentence that is none of ours. */
  private static final String TEXTS = "selection.rule.";

  private final DecisionService decisions;

  DmnEligibilityRules(DecisionService decisions) {
    this.decisions = decisions;
  }

  @Override
  public List<RuleFinding> judge(Map<String, Object> facts) {
    return decisions
        .evaluateDecisionTableByKey(SelectionElements.DECISION)
        .variables(facts)
        .evaluate()
        .getResultList()
        .stream()
        .map(DmnEligibilityRules::finding)
        .toList();
  }

  private static RuleFinding finding(Map<String, Object> row) {
    String messageKey = text(row, "messageKey");
    if (!messageKey.startsWith(TEXTS)) {
      throw new IllegalStateException("decision table names " + messageKey);
    }
    return new RuleFinding(
        text(row, "rule"), text(row, "severity"), text(row, "finding"), messageKey);
  }

  private static String text(Map<String, Object> row, String output) {
    return String.valueOf(row.get(output));
  }
}
