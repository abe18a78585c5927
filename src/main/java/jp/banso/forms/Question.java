package jp.banso.forms;

/**
 * What every field of a form says and demands, in the words of the printed form (S2 別紙2-②).
 *
 * @param id       the component's id in the schema
 * @param path     where the answer lies, e.g. {@code representative.name}; inside a table only the column's key
 * @param guidance the ※ text below the label, or empty
 * @param ruleId   the rule that a missing or malformed answer breaks, e.g. {@code B-R15}, or empty
 * @param fact     the name under which rules, lists and mails ask for the answer, or empty where they ask by the path
 * @param hideIf   when it is not asked
 */
public record Question(String id, String path, String label, String guidance, boolean required, String ruleId, String fact,
                       Condition hideIf) {
}
