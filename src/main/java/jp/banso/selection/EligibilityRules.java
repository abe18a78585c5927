package jp.banso.selection;

import java.util.List;
import java.util.Map;

/** Outgoing port to the decision table {@code eligibility} (B-R03 to B-R12, B-R20). */
public interface EligibilityRules {

  /** The findings in the order of the table; empty if everything is met. */
  List<RuleFinding> judge(Map<String, Object> facts);
}
