package jp.banso.forms;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The parts of a form that are asked of one who gave these answers. A condition looks only at fields above it, so one
 * walk from top to bottom decides; the answer of a hidden field counts as blank.
 */
final class ShownParts {

    private final Map<String, String> given = new HashMap<>();
    private final Answers answers;

    ShownParts(Answers answers) {
        this.answers = answers;
    }

    List<FormSection> of(List<FormSection> sections) {
        List<FormSection> shown = new ArrayList<>();
        for (FormSection section : sections) {
            if (!hides(section.hideIf())) {
                shown.add(new FormSection(section.key(), section.title(), section.heading(), elements(section), section.hideIf()));
            }
        }
        return shown;
    }

    private List<FormElement> elements(FormSection section) {
        List<FormElement> shown = new ArrayList<>();
        for (FormElement element : section.elements()) {
            if (!hides(element.hideIf())) {
                shown.add(element);
                if (element instanceof FormField field) {
                    given.put(field.path(), answers.text(field.path()));
                }
            }
        }
        return shown;
    }

    private boolean hides(Condition condition) {
        return condition.holds(path -> given.getOrDefault(path, ""));
    }
}
