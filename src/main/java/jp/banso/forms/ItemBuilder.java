package jp.banso.forms;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.banso.kernel.TextLength;

/** Turns the elements of one form with their answers and findings into what the templates draw. */
final class ItemBuilder {

    /** Stand for the index and the No. of a row that does not exist yet; the page's script puts them in. */
    private static final String NEW_INDEX = "%i";
    private static final String NEW_NUMBER = "%n";

    private final Answers answers;
    private final Map<String, List<Finding>> errors;
    private final Map<String, Integer> shownRows;
    private final Set<String> shownIds;

    ItemBuilder(Answers answers, List<Finding> findings, Map<String, Integer> shownRows, FormDefinition shown) {
        this.shownIds = shown.sections().stream().flatMap(section -> section.elements().stream()).map(FormElement::id).collect(Collectors.toSet());
        this.answers = answers;
        this.errors = findings.stream().collect(Collectors.groupingBy(Finding::path));
        this.shownRows = shownRows;
    }

    FormPage.Item item(FormElement element) {
        if (element instanceof FormElement.Note note) {
            return new FormPage.Item(FormPage.Kind.NOTE, null, null, null, note.text(), "", false, "", 0, 0, null, null, null,
                    List.of(), List.of(), null, null, false, hiding(note));
        }
        FormField field = (FormField) element;
        return field instanceof FormField.Table table ? table(table) : control(field, field.path(), answers);
    }

    private FormPage.Hiding hiding(FormElement element) {
        return FormPage.Hiding.of(element.hideIf(), !shownIds.contains(element.id()));
    }

    private FormPage.Item control(FormField field, String path, Answers source) {
        String id = AnswerPath.anchor(path);
        List<Finding> own = errors.getOrDefault(path, List.of());
        Question question = field.question();
        FormPage.Kind kind = kind(field);
        int limit = field instanceof FormField.Text text ? text.maxLength() : 0;
        String value = value(field, source);
        String describedBy = Stream.of(
                        question.guidance().isEmpty() ? null : id + "-support",
                        hasHint(kind) && path.equals(field.path()) ? id + "-hint" : null,
                        kind == FormPage.Kind.LONG_TEXT ? id + "-counter" : null,
                        own.isEmpty() ? null : id + "-error")
                .filter(part -> part != null).collect(Collectors.joining(" "));
        FormField.File file = field instanceof FormField.File asked ? asked : null;
        List<FormPage.Choice> choices = field instanceof FormField.Choice choice ? choices(choice, id, source) : files(file, id, source);
        // the summary's link must reach something that takes the focus: in a group that is its first box
        return new FormPage.Item(kind, id, AnswerBinder.PREFIX + path, AnswerBinder.SHOWN + path, question.label(), question.guidance(),
                question.required(), value, TextLength.of(value), limit, inputMode(field), width(limit, kind),
                describedBy.isEmpty() ? null : describedBy, choices, own, null,
                file == null || file.endings().isEmpty() ? null : String.join(",", file.endings()), file != null && file.several(), hiding(field));
    }

    /** In a table's cell there is no room for it. */
    private static boolean hasHint(FormPage.Kind kind) {
        return kind == FormPage.Kind.DATE || kind == FormPage.Kind.FILE;
    }

    private static String value(FormField field, Answers source) {
        if (field instanceof FormField.File || field instanceof FormField.Choice choice && choice.several()) {
            return "";
        }
        return field instanceof FormField.Date ? PrintedAnswer.of(field, source) : source.text(field.path());
    }

    private static List<FormPage.Choice> files(FormField.File field, String id, Answers source) {
        List<FormPage.Choice> files = new ArrayList<>();
        for (AnsweredFile file : field == null ? List.<AnsweredFile>of() : source.files(field.path())) {
            files.add(new FormPage.Choice(id + "-" + (files.size() + 1), file.document(), file.name(), true));
        }
        return files;
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
                own.isEmpty() ? null : id + "-error", List.of(), own, view, null, false, hiding(table));
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
        if (field instanceof FormField.Date) {
            return FormPage.Kind.DATE;
        }
        if (field instanceof FormField.File) {
            return FormPage.Kind.FILE;
        }
        return field instanceof FormField.Text text && text.multiline() ? FormPage.Kind.LONG_TEXT : FormPage.Kind.TEXT;
    }

    private static String inputMode(FormField field) {
        if (field instanceof FormField.Number number) {
            return number.decimals().filter(most -> most == 0).isPresent() ? "numeric" : "decimal";
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
        return limit > 20 || kind == FormPage.Kind.DATE ? "medium" : "short";
    }
}
