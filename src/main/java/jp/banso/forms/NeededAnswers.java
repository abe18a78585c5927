package jp.banso.forms;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Port for the modules above: what their rules, lists and mails ask of the forms that they read, so that none is released
 * without it.
 */
public interface NeededAnswers {

    /** The catalogue of requirements by which they are read, as the form names it. */
    String rules();

    List<Needed> needed();

    /**
     * An answer that is asked for. No condition may hide it: a hidden answer counts as blank, and who reads it by its path
     * would not know.
     *
     * @param path     where it lies, in a table {@code members[0].profession}
     * @param labelKey key of what it is called
     * @param kinds    in which its readers can take it
     * @param values   of the options, if its readers know them one by one; else empty
     * @param format   that a line must have
     */
    record Needed(String path, String labelKey, Set<FieldKind> kinds, Set<String> values, TextFormat format) {

        /** A line of text. */
        public static Needed line(String path, String labelKey) {
            return line(path, labelKey, TextFormat.PLAIN);
        }

        public static Needed line(String path, String labelKey, TextFormat format) {
            return new Needed(path, labelKey, Set.of(FieldKind.LINE), Set.of(), format);
        }

        /** One of several options. */
        public static Needed one(String path, String labelKey, Set<String> values) {
            return new Needed(path, labelKey, Set.of(FieldKind.SELECT, FieldKind.RADIO), values, TextFormat.PLAIN);
        }

        /** Key of what speaks against the form; empty if nothing does. */
        Optional<String> lack(FormDefinition form) {
            FormField field = form.field(path).orElse(null);
            if (field == null) {
                return Optional.of("forms.needed.missing");
            }
            if (!kinds.contains(FieldKind.of(field))) {
                return Optional.of("forms.needed.kind");
            }
            if (field instanceof FormField.Choice choice && !values.isEmpty()
                    && !choice.options().stream().map(FormField.Option::value).collect(Collectors.toSet()).equals(values)) {
                return Optional.of("forms.needed.options");
            }
            if (field instanceof FormField.Text text && format != TextFormat.PLAIN && text.format() != format) {
                return Optional.of("forms.needed.format");
            }
            boolean seen = form.sectionOf(path).orElseThrow().hideIf().isNever() && form.field(AnswerPath.table(path)).orElseThrow().hideIf().isNever();
            return seen ? Optional.empty() : Optional.of("forms.needed.hidden");
        }
    }

    /**
     * What a form does not ask of all that is needed, or not so that it can be read.
     *
     * @param rules the catalogue of the form, empty if nobody reads its answers one by one
     */
    static List<Lack> lacking(List<NeededAnswers> all, Optional<String> rules, FormDefinition form) {
        return by(all, rules).stream().flatMap(answers -> answers.needed().stream())
                .flatMap(needed -> needed.lack(form).map(key -> new Lack(needed, key)).stream()).toList();
    }

    /** Those by whose rules the form is read. */
    static List<NeededAnswers> by(List<NeededAnswers> all, Optional<String> rules) {
        return all.stream().filter(answers -> rules.filter(answers.rules()::equals).isPresent()).toList();
    }

    /** Something needed, and key of what speaks against the form. */
    record Lack(Needed needed, String messageKey) {
    }
}
