package jp.banso.forms;

import java.util.stream.Collectors;

/** An answer in the words a reader sees: options by their printed text, several of them one a line, days as 和暦. */
final class PrintedAnswer {

    private PrintedAnswer() {
    }

    static String of(FormField field, Answers answers) {
        if (field instanceof FormField.Choice choice) {
            return choice.several()
                    ? answers.chosen(choice.path()).stream().map(choice::labelOf).collect(Collectors.joining("\n"))
                    : choice.labelOf(answers.text(choice.path()));
        }
        if (field instanceof FormField.File file) {
            return answers.files(file.path()).stream().map(AnsweredFile::name).collect(Collectors.joining("\n"));
        }
        String text = answers.text(field.path());
        return field instanceof FormField.Date ? AnsweredDate.printed(text) : text;
    }
}
