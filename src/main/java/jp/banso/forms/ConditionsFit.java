package jp.banso.forms;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Looks whether each condition can be decided: by a field of one text that stands above what it hides, so that no two
 * fields hide each other, and by an option that exists.
 */
final class ConditionsFit {

    private final SchemaProblems problems;
    private final Map<String, FormField> above = new HashMap<>();

    ConditionsFit(SchemaProblems problems) {
        this.problems = problems;
    }

    void inspect(List<FormSection> sections) {
        for (FormSection section : sections) {
            inspect(section.key(), section.hideIf());
            for (FormElement element : section.elements()) {
                inspect(element.id(), element.hideIf());
                if (element instanceof FormField field) {
                    above.put(field.path(), field);
                }
            }
        }
    }

    private void inspect(String where, Condition condition) {
        for (Condition.Term term : condition.terms()) {
            FormField decider = above.get(term.path());
            if (decider == null) {
                problems.add(where, "forms.schema.condition.above", term.path());
            } else if (decider instanceof FormField.Choice choice && !choice.several()) {
                if (!choice.offers(term.value())) {
                    problems.add(where, "forms.schema.option", term.value());
                }
            } else if (!(decider instanceof FormField.Text text) || text.multiline()) {
                problems.add(where, "forms.schema.condition.kind", decider.label());
            }
        }
    }
}
