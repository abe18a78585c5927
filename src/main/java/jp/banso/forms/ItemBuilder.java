package jp.banso.forms;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Turns the elements of one form with their answers and findings into what the templates draw. */
final class ItemBuilder {

    /** Stand for the index and the No. of a row that does not exist yet; the page's script puts them in. */
    private static final String NEW_INDEX = "%i";
    private static final String NEW_NUMBER = "%n";

    private final Answers answers;
    private final Map<String, List<Finding>> errors;
    private final Map<String, Integer> shownRows;

    ItemBuilder(Answers answers, List<Finding> findings, Map<String, Integer> shownRows) {
        this.answers = answers;
        this.errors = findings.stream().collect(Collectors.groupingBy(Finding::path));
        this.shownRows = shownRows;
    }

    FormPage.Item item(FormElement element) {
        if (element instanceof FormElement.Note note) {
            return new FormPage.Item(FormPage.Kind.NOTE, null, null, null, note.text(), "", false, "", 0, 0, null, null, null,
                    List.of(), List.of(), null);
        }
        FormField field = (FormField) element;
        return field instanceof FormField.Table table ? table(table) : control(field, field.path(), answers);
    }

    private FormPage.Item control(FormField field, String path, Answers source) {
        String id = AnswerPath.anchor(path);
        List<Finding> own = errors.getOrDefault(path, List.of());
        Question question = field.question();
        FormPage.Kind kind = kind(field);
        int limit = field instanceof FormField.Text text ? text.maxLength() : 0;
        String value = field instanceof FormField.Choice choice && choice.several() ? "" : source.text(field.path());
        String describedBy = Stream.of(
                        question.guidance().isEmpty() ? null : id + "-support",
                        kind == FormPage.Kind.LONG_TEXT ? id + "-counter" : null,
                        own.isEmpty() ? null : id + "-error")
                .filter(part -> part != null).collect(Collectors.joining(" "));
        List<FormPage.Choice> choices = field instanceof FormField.Choice choice ? choices(choice, id, source) : List.of();
        // the summary's link must reach something that takes the focus: in a group that is its first box
        return new FormPage.Item(kind, id, AnswerBinder.PREFIX + path, AnswerBinder.SHOWN + path, question.label(), question.guidance(),
                question.required(), value, TextRules.length(value), limit, inputMode(field), width(limit, kind),
                describedBy.isEmpty() ? null : describedBy, choices, own, null);
    }

    private static List<FormPage.Choice> choices(FormField.Choice field, String id, Answers source) {
        List<String> chosen = field.several() ? source.chosen(field.path()) : List.of(source.text(field.path()));
        List<FormPage.Choice> choices = new ArrayList<>();
        for (FormField.Option option : field.options()) {
            choices.add(new FormPage.Choice(choices.isEmpty() ? id : id + "-" + choices.size(), option.value(), option.label(),
                    chosen.contains(option.value())));
        }
        return choices;
    }

    private FormPage.Item table(FormField.Table table) {
        List<Answers> filled = answers.rows(table.path());
        int shown = Math.max(Math.max(table.printedRows(), filled.size()), shownRows.getOrDefault(table.path(), 0));
        List<FormPage.Row> rows = new ArrayList<>();
        for (int i = 0; i < shown; i++) {
            rows.add(row(table, String.valueOf(i + 1), table.rowPath(i), i < filled.size() ? filled.get(i) : Answers.empty()));
        }
        FormPage.Row blank = row(table, NEW_NUMBER, table.path() + "[" + NEW_INDEX + "]", Answers.empty());
        List<String> columns = table.columns().stream().map(FormField::label).toList();
        FormPage.Rows view = new FormPage.Rows(table.path(), columns, rows, blank, table.maxRows(), shown < table.maxRows());
        String id = AnswerPath.anchor(table.path());
        List<Finding> own = errors.getOrDefault(table.path(), List.of());
        Question question = table.question();
        return new FormPage.Item(FormPage.Kind.TABLE, id, AnswerBinder.PREFIX + table.path(), AnswerBinder.SHOWN + table.path(),
                question.label(), question.guidance(), question.required(), "", 0, 0, null, null,
                own.isEmpty() ? null : id + "-error", List.of(), own, view);
    }

    private FormPage.Row row(FormField.Table table, String number, String path, Answers row) {
        List<FormPage.Item> cells = table.columns().stream().map(column -> control(column, path + "." + column.path(), row)).toList();
        return new FormPage.Row(number, path, cells, cells.stream().flatMap(cell -> cell.errors().stream()).toList());
    }

    private static FormPage.Kind kind(FormField field) {
        if (field instanceof FormField.Choice choice) {
            return switch (choice.style()) {
                case SELECT -> FormPage.Kind.SELECT;
                case RADIO -> FormPage.Kind.RADIO;
                case CHECKLIST -> FormPage.Kind.CHECKLIST;
            };
        }
        return field instanceof FormField.Text text && text.multiline() ? FormPage.Kind.LONG_TEXT : FormPage.Kind.TEXT;
    }

    private static String inputMode(FormField field) {
        if (field instanceof FormField.Number) {
            return "numeric";
        }
        return field instanceof FormField.Text text ? switch (text.format()) {
            case POSTAL -> "numeric";
            case TEL -> "tel";
            case EMAIL -> "email";
            case PLAIN -> null;
        } : null;
    }

    private static String width(int limit, FormPage.Kind kind) {
        if (kind == FormPage.Kind.LONG_TEXT || limit > 200) {
            return "long";
        }
        return limit > 20 ? "medium" : "short";
    }
}
