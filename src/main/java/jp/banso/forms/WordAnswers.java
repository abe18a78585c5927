package jp.banso.forms;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The answers of a Word file: from its content controls, beside what stands at the printed labels. */
final class WordAnswers {

    private final FormDefinition form;
    private final ReturnedFile file;
    private final PrintedWords words;
    private final LabelReader labels;
    private final Map<FormField, String> names;

    WordAnswers(FormDefinition form, ReturnedFile file, PrintedWords words) {
        this.form = form;
        this.file = file;
        this.words = words;
        this.labels = new LabelReader(form, words, file.lines());
        this.names = WordNames.of(form);
    }

    void into(ReturnedFields fields) {
        boolean unticked = false;
        for (FormField field : form.fields()) {
            if (field instanceof FormField.Table table) {
                rows(table, fields);
            } else if (field instanceof FormField.Choice choice && choice.several()) {
                checked(choice, fields);
            } else if (!(field instanceof FormField.File)) {
                line(field, fields);
            }
            unticked |= field instanceof FormField.Choice && fields.isBlank(field);
        }
        if (file.drawn() && unticked) {
            fields.remark("forms.doubt.drawn");
        }
        labels.outside().forEach(text -> fields.outside(text.near().isEmpty() ? "" : words.word("forms.word.place.near", text.near()), text.text()));
    }

    private String place(FormField field) {
        return words.word("forms.word.place", field.label());
    }

    private void line(FormField field, ReturnedFields fields) {
        List<String> controls = file.controls().getOrDefault(names.get(field), List.of());
        List<String> typed = controls.stream().filter(text -> !TextRules.isBlank(text)).distinct().toList();
        Optional<LabelReader.Found> found = labels.found(field);
        if (typed.size() > 1) {
            fields.doubt(field, place(field), "forms.doubt.twice", String.join("\n", typed), typed.stream().map(List::of).toList());
        } else if (typed.size() == 1 && field instanceof FormField.Choice && found.filter(at -> at.doubt() != null).isPresent()) {
            // what the field says and what is marked beside it are not the same
            found(field, found.get(), fields);
        } else if (typed.size() == 1) {
            String beside = found.filter(at -> at.doubt() == null && !at.values().isEmpty()).map(at -> at.values().get(0)).orElse("");
            boolean more = !beside.strip().equals(typed.get(0).strip()) && beside.contains(typed.get(0).strip());
            if (more && !(field instanceof FormField.Choice)) {
                fields.doubt(field, place(field), "forms.doubt.beside", beside, List.of(List.of(beside), typed));
            } else {
                fields.text(field, place(field), typed.get(0));
            }
        } else if (found.isPresent()) {
            found(field, found.get(), fields);
        } else if (!controls.isEmpty()) {
            fields.text(field, place(field), "");
        } else {
            fields.missing(field);
        }
    }

    private void found(FormField field, LabelReader.Found at, ReturnedFields fields) {
        if (at.doubt() == null) {
            fields.text(field, place(field), at.values().isEmpty() ? "" : typed(at.values().get(0)));
        } else {
            fields.doubt(field, place(field), at.doubt(), at.text(), at.candidates());
        }
    }

    /** Without what a blank control shows: where the controls are lost it is text like any other. */
    private static String typed(String text) {
        if (text.startsWith(WordWriter.BLANK)) {
            return text.substring(WordWriter.BLANK.length());
        }
        return text.endsWith(WordWriter.BLANK) ? text.substring(0, text.length() - WordWriter.BLANK.length()) : text;
    }

    private void checked(FormField.Choice choice, ReturnedFields fields) {
        Optional<LabelReader.Found> found = labels.found(choice);
        if (found.isPresent() && found.get().doubt() != null) {
            fields.doubt(choice, place(choice), found.get().doubt(), found.get().text(), found.get().candidates());
        } else if (found.isPresent()) {
            fields.chosen(choice, place(choice), found.get().values());
        } else {
            boolean any = false;
            List<String> chosen = new ArrayList<>();
            for (int i = 0; i < choice.options().size(); i++) {
                FormField.Option option = choice.options().get(i);
                List<String> marks = file.controls().getOrDefault(WordNames.option(names.get(choice), option, i + 1), List.of());
                any |= !marks.isEmpty();
                if (marks.stream().anyMatch(OptionMarks::isTick)) {
                    chosen.add(option.value());
                }
            }
            if (any) {
                fields.chosen(choice, place(choice), chosen);
            } else {
                fields.missing(choice);
            }
        }
    }

    /** Rows are counted by their lines: a copied row takes its controls' names along. */
    private void rows(FormField.Table table, ReturnedFields fields) {
        Optional<List<LabelReader.Row>> found = labels.rows(table);
        List<LabelReader.Row> rows = found.orElseGet(() -> controlled(table));
        if (rows == null) {
            fields.missing(table);
            return;
        }
        List<LabelReader.Row> placed = new ArrayList<>();
        for (LabelReader.Row row : rows) {
            Map<String, String> places = new LinkedHashMap<>();
            table.columns().forEach(column -> places.put(column.path(),
                    words.word("forms.word.place.row", table.label(), placed.size() + 1, column.label())));
            Map<String, String> cells = new LinkedHashMap<>();
            row.cells().forEach((column, text) -> cells.put(column, typed(text)));
            placed.add(new LabelReader.Row(cells, places));
        }
        fields.rows(table, placed);
    }

    private List<LabelReader.Row> controlled(FormField.Table table) {
        List<LabelReader.Row> rows = null;
        for (int index = 0; index < table.maxRows(); index++) {
            Map<String, String> cells = new LinkedHashMap<>();
            for (int i = 0; i < table.columns().size(); i++) {
                FormField column = table.columns().get(i);
                List<String> text = file.controls().get(WordNames.cell(names.get(table), index, column, i + 1));
                if (text != null) {
                    cells.put(column.path(), text.get(0));
                }
            }
            rows = rows == null && !cells.isEmpty() ? new ArrayList<>() : rows;
            if (!cells.values().stream().allMatch(TextRules::isBlank)) {
                rows.add(new LabelReader.Row(cells, Map.of()));
            }
        }
        return rows;
    }
}
