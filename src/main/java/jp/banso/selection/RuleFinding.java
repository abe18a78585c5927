package jp.banso.selection;

/**
 * What the rules say of one requirement before a person judges (S2 §6). A rule without a finding is
 * met.
 *
 * @param rule id of the catalogue, {@code B-R05}
 * @param severity {@code E} or {@code W}
 * @param finding {@code SHORT}, {@code UNCONFIRMED} or {@code BIASED}
 * @param messageKey the sentence that staff read
 */
public record RuleFinding(String rule, String severity, String finding, String messageKey) {}
