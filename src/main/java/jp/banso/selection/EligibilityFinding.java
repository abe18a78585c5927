package jp.banso.selection;

import jakarta.persistence.Embeddable;

/**
 * A finding of the rules, or one added by a person, and what the person made of it.
 *
 * @param confirmed true if the person could confirm the requirement nevertheless, null until judged
 * @param reason why
 */
@Embeddable
record EligibilityFinding(
    String rule, String severity, String finding, String messageKey, Boolean confirmed, String reason) {

  static EligibilityFinding of(RuleFinding found) {
    return new EligibilityFinding(
        found.rule(), found.severity(), found.finding(), found.messageKey(), null, null);
  }

  /** A requirement that the rules passed and a person could not confirm. */
  static EligibilityFinding byPerson(String rule, String reason) {
    return new EligibilityFinding(
        rule, "E", "SHORT", "selection.rule.byPerson", false, reason);
  }

  EligibilityFinding judged(boolean nowConfirmed, String why) {
    return new EligibilityFinding(rule, severity, finding, messageKey, nowConfirmed, why);
  }
}
