package jp.banso.forms;

/**
 * What every field of a form says and demands, in the words of the printed form (S2 別紙2-②).
 *
 * @param path     where the answer lies, e.g. {@code representative.name}; inside a table only the column's key
 * @param guidance the ※ text below the label, or empty
 * @param ruleId   the rule that a missing or malformed answer breaks, e.g. {@code B-R15}, or empty
 */
public record Question(String path, String label, String guidance, boolean required, String ruleId) {
}
