package jp.banso.forms;

import java.util.ArrayList;
import java.util.List;

/**
 * A form on paper for {@code templates/forms/paper.html}, in the order of the printed one: what it asks, what it says about
 * that, and what was answered.
 *
 * @param blank nothing is answered: it is to be written on by hand
 */
public record FormPaperView(FormRef ref, String title, String annex, boolean blank, List<Section> sections) {

    /** As many as there is room for beside the answer. */
    private static final int MOST_PRINTED_OPTIONS = 6;

    /**
     * One \u25A0 of the form.
     *
     * @param note what is said of all of it, may be empty
     */
    public record Section(String heading, String note, List<Part> parts) {
    }

    /**
     * What stands together: a text to read, lines to answer, or a table; the other two are empty.
     *
     * @param table null where it is none
     */
    public record Part(String text, List<Line> lines, Table table) {
    }

    /**
     * One answer.
     *
     * @param text    empty where nothing was answered
     * @param tall    for several lines
     * @param options offered, with a circle before the chosen ones; empty where they are too many
     */
    public record Line(String label, String guidance, String text, boolean tall, List<FormAnswersView.Option> options) {

        public boolean isMarked() {
            return options.stream().anyMatch(FormAnswersView.Option::chosen);
        }
    }

    /** A table with all its printed rows. */
    public record Table(String guidance, List<String> columns, List<List<String>> rows) {
    }

    static FormPaperView of(FormDefinition form, Answers answers) {
        List<Section> sections = form.shown(answers).sections().stream().map(section -> section(section, answers)).toList();
        return new FormPaperView(form.ref(), form.title(), form.annex(), answers.equals(Answers.empty()), sections);
    }

    private static Section section(FormSection section, Answers answers) {
        List<FormField> tall = section.fields().stream().filter(FormPaperView::isTall).toList();
        // of the only long text the printed form speaks behind the heading, whatever else is asked there
        FormField spokenOf = tall.size() == 1 ? tall.get(0) : null;
        List<Part> parts = new ArrayList<>();
        List<Line> lines = new ArrayList<>();
        for (FormElement element : section.elements()) {
            if (element instanceof FormField field && !(field instanceof FormField.Table)) {
                lines.add(line(field, field.equals(spokenOf), answers));
                continue;
            }
            close(lines, parts);
            parts.add(element instanceof FormField.Table table ? new Part("", List.of(), table(table, answers))
                    : new Part(((FormElement.Note) element).text(), List.of(), null));
        }
        close(lines, parts);
        return new Section(section.heading(), spokenOf == null ? "" : spokenOf.question().guidance(), parts);
    }

    private static boolean isTall(FormField field) {
        return field instanceof FormField.Text text && text.multiline();
    }

    private static void close(List<Line> lines, List<Part> parts) {
        if (!lines.isEmpty()) {
            parts.add(new Part("", List.copyOf(lines), null));
            lines.clear();
        }
    }

    private static Line line(FormField field, boolean spokenOf, Answers answers) {
        List<FormAnswersView.Option> options = List.of();
        if (field instanceof FormField.Choice choice && (choice.several() || choice.options().size() <= MOST_PRINTED_OPTIONS)) {
            List<String> chosen = choice.several() ? answers.chosen(choice.path()) : List.of(answers.text(choice.path()));
            options = choice.options().stream()
                    .map(option -> new FormAnswersView.Option(option.label(), chosen.contains(option.value()))).toList();
        }
        return new Line(field.label(), spokenOf ? "" : field.question().guidance(), PrintedAnswer.of(field, answers), isTall(field), options);
    }

    private static Table table(FormField.Table table, Answers answers) {
        List<List<String>> rows = new ArrayList<>();
        for (Answers row : answers.rows(table.path())) {
            rows.add(table.columns().stream().map(column -> PrintedAnswer.of(column, row)).toList());
        }
        while (rows.size() < table.printedRows()) {
            rows.add(table.columns().stream().map(column -> "").toList());
        }
        return new Table(table.question().guidance(), table.columns().stream().map(FormField::label).toList(), rows);
    }
}
