package jp.banso.forms;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/**
 * A form's answers as the columns of a list: one to a field, one to each option of a checklist, all rows of a table in
 * one cell. What a condition hides is blank.
 */
@Component
public class FormColumns {

    private static final String BETWEEN_CELLS = " / ";

    private final MessageSource messages;

    FormColumns(MessageSource messages) {
        this.messages = messages;
    }

    public List<String> headings(FormDefinition form) {
        List<String> headings = new ArrayList<>();
        for (FormField field : form.fields()) {
            if (field instanceof FormField.Choice choice && choice.several()) {
                choice.options().forEach(option -> headings.add(word("forms.column.option", field.label(), option.label())));
            } else if (field instanceof FormField.Table table) {
                headings.add(word("forms.column.table", table.label(),
                        table.columns().stream().map(FormField::label).collect(Collectors.joining(BETWEEN_CELLS))));
            } else {
                headings.add(field.label());
            }
        }
        return headings;
    }

    public List<String> cells(FormDefinition form, Answers answers) {
        FormDefinition shown = form.shown(answers);
        List<String> cells = new ArrayList<>();
        for (FormField field : form.fields()) {
            Answers given = shown.asks(field.path()) ? answers : Answers.empty();
            if (field instanceof FormField.Choice choice && choice.several()) {
                List<String> chosen = given.chosen(choice.path());
                choice.options().forEach(option -> cells.add(chosen.contains(option.value()) ? word("forms.read.circle") : ""));
            } else if (field instanceof FormField.Table table) {
                cells.add(given.rows(table.path()).stream()
                        .map(row -> table.columns().stream().map(column -> PrintedAnswer.of(column, row)).collect(Collectors.joining(BETWEEN_CELLS)))
                        .collect(Collectors.joining("\n")));
            } else {
                cells.add(PrintedAnswer.of(field, given));
            }
        }
        return cells;
    }

    private String word(String key, Object... arguments) {
        return messages.getMessage(key, arguments, Locale.JAPANESE);
    }
}
