package jp.banso.forms;

import java.util.List;

/**
 * One ■ of the printed form.
 *
 * @param key     stable name used in addresses, section states and in the reason of a return
 * @param title   the short name for lists of sections
 * @param heading the printed sentence
 * @param hideIf  when nothing of it is asked
 */
public record FormSection(String key, String title, String heading, List<FormElement> elements, Condition hideIf) {
    public FormSection {
        elements = List.copyOf(elements);
    }

    public List<FormField> fields() {
        return elements.stream().filter(FormField.class::isInstance).map(FormField.class::cast).toList();
    }
}
