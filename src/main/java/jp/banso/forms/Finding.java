package jp.banso.forms;

import java.util.List;
import java.util.Optional;

/**
 * Something about the answers that a person should look at, in plain words (a key of {@code i18n/forms.properties}).
 *
 * @param path      the answer's path, e.g. {@code members[2].affiliation}
 * @param row       the No. of the row as printed, or null outside tables; texts put it in front
 * @param ruleId    the rule of the catalogue, or empty; shown to staff only
 * @param arguments for the message; the first is always the field's label
 */
public record Finding(String path, Integer row, String ruleId, Severity severity, String messageKey, List<Object> arguments) {

    /** What a finding means for handing the form over. */
    public enum Severity {
        /** Plainly blank or malformed: stops a hand-over (B-R13…R17, R19). */
        BLANK_OR_MALFORMED,
        /** To be looked at, never stops anything (B-R18). */
        CONFIRM
    }

    public Finding {
        arguments = List.copyOf(arguments);
    }

    /** True when the form cannot be handed over as it is. */
    public boolean stopsHandOver() {
        return severity == Severity.BLANK_OR_MALFORMED;
    }

    /** The id of the field in the edit page. */
    public String anchor() {
        return AnswerPath.anchor(path);
    }

    /** For templates: the arguments as message formatting wants them. */
    public Object[] messageArguments() {
        return arguments.toArray();
    }

    static Finding of(FormField field, String messageKey, Object... more) {
        return at(field, field.path(), null, field.question().ruleId(), messageKey, more);
    }

    /** A finding in a cell of a table. */
    static Finding inRow(FormField.Table table, int index, FormField column, String messageKey, Object... more) {
        String rule = Optional.of(column.question().ruleId()).filter(id -> !id.isEmpty()).orElse(table.question().ruleId());
        return at(column, table.cellPath(index, column), index + 1, rule, messageKey, more);
    }

    private static Finding at(FormField field, String path, Integer row, String rule, String messageKey, Object... more) {
        List<Object> arguments = new java.util.ArrayList<>(List.of((Object) field.label()));
        arguments.addAll(List.of(more));
        return new Finding(path, row, rule, Severity.BLANK_OR_MALFORMED, messageKey, arguments);
    }
}
