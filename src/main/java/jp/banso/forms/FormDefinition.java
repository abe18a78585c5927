package jp.banso.forms;

import java.util.List;
import java.util.Optional;

/**
 * A released form, read from its Camunda Forms schema: everything that pages, checks and papers need to know about it.
 *
 * @param ref   key and version
 * @param title the printed title
 * @param annex the printed number of the annex (別紙２－②), or empty
 */
public record FormDefinition(FormRef ref, String title, String annex, List<FormSection> sections) {
    public FormDefinition {
        sections = List.copyOf(sections);
    }

    /** All fields in printed order; columns stay inside their table. */
    public List<FormField> fields() {
        return sections.stream().flatMap(section -> section.fields().stream()).toList();
    }

    public Optional<FormSection> section(String key) {
        return sections.stream().filter(section -> section.key().equals(key)).findFirst();
    }

    /** The field at an answer's path; a cell such as {@code members[0].title} belongs to its table's column. */
    public Optional<FormField> field(String path) {
        String table = AnswerPath.table(path);
        Optional<FormField> found = fields().stream().filter(field -> field.path().equals(table)).findFirst();
        if (table.equals(path) || found.isEmpty() || !(found.get() instanceof FormField.Table rows)) {
            return found;
        }
        String column = path.substring(path.lastIndexOf('.') + 1);
        return rows.columns().stream().filter(cell -> cell.path().equals(column)).findFirst();
    }

    /** The section in which an answer's path lies. */
    public Optional<FormSection> sectionOf(String path) {
        String table = AnswerPath.table(path);
        return sections.stream().filter(section -> section.fields().stream().anyMatch(field -> field.path().equals(table))).findFirst();
    }
}
