package jp.banso.forms;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * Takes answers from the parameters of a page: {@code a.reason}, {@code a.members[0].affiliation}. Parameters that the
 * form does not know are ignored. A field that the page did not show keeps its answer, so one section can be sent alone;
 * {@code _a.<path>} says that a field was shown though nothing of it was sent (no box ticked).
 */
@Component
public class AnswerBinder {

    static final String PREFIX = "a.";
    static final String SHOWN = "_a.";

    public BoundAnswers bind(FormDefinition form, Map<String, String[]> parameters, Answers before) {
        Binding binding = new Binding(parameters, before);
        form.fields().forEach(binding::take);
        return new BoundAnswers(binding.answers, binding.findings, binding.shownRows, binding.rowsEdited);
    }

    /** One page being taken in. */
    private static final class Binding {
        private final Map<String, String[]> parameters;
        private final List<Finding> findings = new ArrayList<>();
        private final Map<String, Integer> shownRows = new HashMap<>();
        private final TypedText typed = new TypedText(findings);
        private Answers answers;
        private boolean rowsEdited;

        Binding(Map<String, String[]> parameters, Answers before) {
            this.parameters = parameters;
            this.answers = before;
        }

        void take(FormField field) {
            String name = PREFIX + field.path();
            if (field instanceof FormField.Table table) {
                rows(table);
            } else if (parameters.containsKey(name) || parameters.containsKey(SHOWN + field.path())) {
                List<String> sent = Stream.of(parameters.getOrDefault(name, new String[0])).filter(value -> value != null).toList();
                if (field instanceof FormField.Choice choice && choice.several()) {
                    List<String> values = sent.stream().filter(value -> !TextRules.isBlank(value)).limit(1_000).toList();
                    answers = answers.with(field.path(), typed.chosen(choice, values));
                } else {
                    String value = sent.isEmpty() ? "" : sent.get(0);
                    answers = answers.with(field.path(), typed.value(field, value, Finding::of));
                }
            }
        }

        private void rows(FormField.Table table) {
            SubmittedRows sent = SubmittedRows.of(table, parameters);
            if (!sent.wasShown()) {
                return;
            }
            if (sent.tooMany()) {
                findings.add(Finding.of(table, "forms.finding.rows", table.maxRows()));
            }
            rowsEdited |= sent.edited();
            shownRows.put(table.path(), sent.shown());
            List<Answers> rows = new ArrayList<>();
            for (Map<String, String> row : sent.filled()) {
                int index = rows.size();
                Answers kept = Answers.empty();
                for (FormField column : table.columns()) {
                    String value = row.getOrDefault(column.path(), "");
                    kept = kept.with(column.path(), typed.value(column, value,
                            (field, key, more) -> Finding.inRow(table, index, field, key, more)));
                }
                if (!kept.isEmpty()) {
                    rows.add(kept);
                }
            }
            answers = answers.withRows(table.path(), rows);
        }
    }
}
