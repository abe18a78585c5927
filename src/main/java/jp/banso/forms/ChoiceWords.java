package jp.banso.forms;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Which option of a choice is meant by what somebody wrote into its field. */
final class ChoiceWords {

    private ChoiceWords() {
    }

    /** The option whose words or whose value were written, or the number that is printed before it. */
    static Optional<FormField.Option> meant(FormField.Choice choice, String text) {
        String written = Folded.label(text);
        Optional<FormField.Option> exact = choice.options().stream().filter(option -> option.label().strip().equals(text.strip())).findFirst();
        if (exact.isPresent()) {
            return exact;
        }
        List<FormField.Option> same = choice.options().stream().filter(option -> Folded.label(option.label()).equals(written)
                || Folded.text(option.value()).equals(written) || !number(option).isEmpty() && number(option).equals(written)).toList();
        return same.size() == 1 ? Optional.of(same.get(0)) : same.stream().filter(option -> Folded.text(option.value()).equals(written)).findFirst();
    }

    /** The options that may be meant by words that are none of theirs; more than a few are no help. */
    static List<FormField.Option> maybe(FormField.Choice choice, String text) {
        String written = Folded.label(text);
        if (written.isEmpty()) {
            return List.of();
        }
        List<FormField.Option> close = choice.options().stream()
                .filter(option -> Folded.label(option.label()).startsWith(written) || written.startsWith(Folded.label(option.label()))
                        || withoutNumber(option).equals(written)).toList();
        return close.size() > 5 ? List.of() : close;
    }

    /** The printed numbers of all options where each has its own, else empty. */
    static List<String> numbers(FormField.Choice choice) {
        List<String> numbers = choice.options().stream().map(ChoiceWords::number).toList();
        return numbers.contains("") || numbers.stream().distinct().count() != numbers.size() ? List.of() : numbers;
    }

    private static String number(FormField.Option option) {
        String label = Folded.label(option.label());
        int digits = (int) IntStream.range(0, label.length()).takeWhile(index -> label.charAt(index) >= '0' && label.charAt(index) <= '9').count();
        return digits == 0 || digits > 2 ? "" : label.substring(0, digits);
    }

    private static String withoutNumber(FormField.Option option) {
        return Folded.label(option.label()).substring(number(option).length());
    }
}
