package jp.banso.forms;

import java.util.stream.Collectors;

/** An answer in the words a reader sees: options by their printed text, several of them one a line. */
final class PrintedAnswer {

    private PrintedAnswer() {
    }

    static String of(FormField field, Answers answers) {
        if (field instanceof FormField.Choice choice) {
            return choice.several()
                    ? answers.chosen(choice.path()).stream().map(choice::labelOf).collect(Collectors.joining("\n"))
                    : choice.labelOf(answers.text(choice.path()));
        }
        return answers.text(field.path());
    }
}
