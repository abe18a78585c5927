package jp.banso.forms;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** A field of a form: one kind per way of answering. */
public sealed interface FormField extends FormElement
        permits FormField.Text, FormField.Number, FormField.Date, FormField.Choice, FormField.File, FormField.Table {

    Question question();

    @Override
    default String id() {
        return question().id();
    }

    @Override
    default Condition hideIf() {
        return question().hideIf();
    }

    default String path() {
        return question().path();
    }

    default String label() {
        return question().label();
    }

    /** One line or a long text. */
    record Text(Question question, boolean multiline, TextFormat format, int maxLength, Optional<TextPattern> pattern) implements FormField {
    }

    /** A number, kept as its digits; the bounds are inclusive and may be absent, as may the greatest number of decimals. */
    record Number(Question question, Optional<BigDecimal> min, Optional<BigDecimal> max, Optional<Integer> decimals) implements FormField {
    }

    /** A day, typed as officials write it (和暦 or 西暦) and kept as {@code 2025-07-31}. */
    record Date(Question question) implements FormField {
    }

    /**
     * Files.
     *
     * @param endings the endings that are taken ({@code .pdf}), in small letters; empty for any
     */
    record File(Question question, List<String> endings, boolean several) implements FormField {
        public File {
            endings = List.copyOf(endings);
        }

        /** What the page's control for new files is called. */
        public String uploadName() {
            return "f." + path();
        }

        boolean takes(AnsweredFile file) {
            return endings.isEmpty() || endings.contains(file.ending());
        }
    }

    /** One or several of a fixed list. */
    record Choice(Question question, Style style, List<Option> options, Optional<Explanation> explanation) implements FormField {
        public Choice {
            options = List.copyOf(options);
        }

        public boolean several() {
            return style == Style.CHECKLIST;
        }

        /** The words of an option, or the bare value when the list no longer holds it. */
        public String labelOf(String value) {
            return options.stream().filter(option -> option.value().equals(value)).map(Option::label).findFirst().orElse(value);
        }

        boolean offers(String value) {
            return options.stream().anyMatch(option -> option.value().equals(value));
        }
    }

    /** How a choice is shown. */
    enum Style { SELECT, RADIO, CHECKLIST }

    /** An option: the stored value and the printed words. */
    record Option(String value, String label) {
    }

    /** Who chooses {@code option} (その他) is asked to explain it in the text at {@code path} (B-R18). */
    record Explanation(String option, String path, String ruleId) {
    }

    /**
     * A table of rows. Empty rows do not count and the No. is given anew.
     *
     * @param printedRows rows shown before any is added (15 on 別紙2-②)
     * @param anyOf       columns of which each row needs at least one; empty when there is no such rule (B-R19)
     * @param anyOfLabel  the words for them in a message
     */
    record Table(Question question, List<FormField> columns, int printedRows, int maxRows,
                 List<String> anyOf, String anyOfLabel) implements FormField {
        public Table {
            columns = List.copyOf(columns);
            anyOf = List.copyOf(anyOf);
        }

        String cellPath(int index, FormField column) {
            return rowPath(index) + "." + column.path();
        }

        String rowPath(int index) {
            return path() + "[" + index + "]";
        }
    }
}
