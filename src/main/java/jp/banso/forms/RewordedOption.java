package jp.banso.forms;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * An option that says something else than it last did. Answers that were given to the old words will be read by the new
 * ones, which is right only where both mean the same.
 *
 * @param field  what the question is called
 * @param before the words in the newest version that had the option
 */
public record RewordedOption(String field, String before, String after) {

    /** @param released newest first */
    static List<RewordedOption> of(FormDefinition form, List<FormDefinition> released) {
        List<RewordedOption> reworded = new ArrayList<>();
        choices(form).forEach(choice -> {
            for (FormField.Option option : choice.options()) {
                before(choice, option, released).filter(words -> !words.strip().equals(option.label().strip()))
                        .ifPresent(words -> reworded.add(new RewordedOption(choice.label(), words, option.label())));
            }
        });
        return reworded;
    }

    private static Optional<String> before(FormField.Choice choice, FormField.Option option, List<FormDefinition> released) {
        return released.stream()
                .flatMap(form -> choices(form).filter(old -> old.id().equals(choice.id()) && old.offers(option.value())))
                .map(old -> old.labelOf(option.value())).findFirst();
    }

    private static Stream<FormField.Choice> choices(FormDefinition form) {
        return form.fields().stream().flatMap(field -> field instanceof FormField.Table table ? table.columns().stream() : Stream.of(field))
                .filter(FormField.Choice.class::isInstance).map(FormField.Choice.class::cast);
    }
}
