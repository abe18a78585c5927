package jp.banso.forms;

import java.util.Collection;
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

    /**
     * The form as one who gave these answers sees it. What a condition hides is neither checked nor printed; its answer is
     * kept, so that a wrong click costs nothing.
     */
    public FormDefinition shown(Answers answers) {
        return conditional() ? new FormDefinition(ref, title, annex, new ShownParts(answers).of(sections)) : this;
    }

    private boolean conditional() {
        return sections.stream().anyMatch(section -> !section.hideIf().isNever()
                || section.elements().stream().anyMatch(element -> !element.hideIf().isNever()));
    }

    /** The files among the answers, without those that a condition hides. */
    public List<AnsweredFile> files(Answers answers) {
        return shown(answers).fields().stream().filter(FormField.File.class::isInstance)
                .flatMap(field -> answers.files(field.path()).stream()).toList();
    }

    boolean asks(String path) {
        return field(path).isPresent();
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

    /**
     * The field that answers what a rule, a list or a mail asks for: the one that bears the name, else the one at the path
     * of that name. A form may so move or rename a field without any rule noticing.
     */
    public Optional<FormField> fact(String name) {
        Optional<FormField> bearer = fields().stream().filter(field -> field.question().fact().equals(name)).findFirst();
        return bearer.isPresent() ? bearer : fields().stream().filter(field -> field.path().equals(name)).findFirst();
    }

    /** Which of the facts no field answers; a call must not be opened with such a form. */
    public List<String> missingFacts(Collection<String> names) {
        return names.stream().filter(name -> fact(name).isEmpty()).toList();
    }

    /** The section in which an answer's path lies. */
    public Optional<FormSection> sectionOf(String path) {
        String table = AnswerPath.table(path);
        return sections.stream().filter(section -> section.fields().stream().anyMatch(field -> field.path().equals(table))).findFirst();
    }
}
