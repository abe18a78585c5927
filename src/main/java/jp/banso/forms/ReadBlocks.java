package jp.banso.forms;

import java.util.ArrayList;
import java.util.List;

/** The answers of one section as they are read: fields together, each table on its own. */
final class ReadBlocks {

    private ReadBlocks() {
    }

    static List<FormAnswersView.Block> of(FormSection section, Answers answers) {
        List<FormAnswersView.Block> blocks = new ArrayList<>();
        List<FormAnswersView.Entry> together = new ArrayList<>();
        for (FormField field : section.fields()) {
            if (field instanceof FormField.Table table) {
                close(together, blocks);
                blocks.add(new FormAnswersView.Block(List.of(table(table, answers))));
            } else {
                together.add(line(field, answers));
            }
        }
        close(together, blocks);
        return blocks;
    }

    private static void close(List<FormAnswersView.Entry> together, List<FormAnswersView.Block> blocks) {
        if (!together.isEmpty()) {
            blocks.add(new FormAnswersView.Block(List.copyOf(together)));
            together.clear();
        }
    }

    private static FormAnswersView.Entry line(FormField field, Answers answers) {
        boolean longText = field instanceof FormField.Text text && text.multiline();
        List<FormAnswersView.Option> options = List.of();
        if (field instanceof FormField.Choice choice && choice.several()) {
            List<String> chosen = answers.chosen(choice.path());
            options = choice.options().stream()
                    .map(option -> new FormAnswersView.Option(option.label(), chosen.contains(option.value()))).toList();
        }
        return new FormAnswersView.Entry(field.path(), field.label(), longText, PrintedAnswer.of(field, answers), options, List.of(), List.of());
    }

    private static FormAnswersView.Entry table(FormField.Table table, Answers answers) {
        List<FormAnswersView.Row> rows = new ArrayList<>();
        for (Answers row : answers.rows(table.path())) {
            rows.add(new FormAnswersView.Row(rows.size() + 1,
                    table.columns().stream().map(column -> PrintedAnswer.of(column, row)).toList()));
        }
        List<String> columns = table.columns().stream().map(FormField::label).toList();
        return new FormAnswersView.Entry(table.path(), table.label(), false, "", List.of(), columns, rows);
    }
}
