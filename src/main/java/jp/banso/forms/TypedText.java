package jp.banso.forms;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Brings what was typed into the form in which it is kept, and says so wherever it cannot be kept as it was. */
final class TypedText {

    /** Makes the finding at the right place: a field or a cell. */
    @FunctionalInterface
    interface Reporter {
        Finding report(FormField field, String messageKey, Object... arguments);
    }

    /** Postal codes, telephone numbers and addresses are never longer. */
    private static final int KEY_TEXT = 1_000;

    private final List<Finding> findings;
    private int left = Answers.MAX_TOTAL;

    TypedText(List<Finding> findings) {
        this.findings = findings;
    }

    String value(FormField field, String typed, Reporter reporter) {
        if (field instanceof FormField.Choice choice) {
            return code(choice, typed, reporter);
        }
        boolean prose = field instanceof FormField.Text text && text.format() == TextFormat.PLAIN;
        boolean multiline = field instanceof FormField.Text text && text.multiline();
        String readable = fitting(field, usable(field, TextRules.unifyLineBreaks(typed, multiline), reporter),
                prose ? Answers.MAX_TEXT : KEY_TEXT, reporter);
        // narrowing may lengthen a text (one sign becomes several), so the room is counted after it
        String kept = fitting(field, normal(field, readable), left, reporter);
        left -= TextRules.length(kept);
        return kept;
    }

    List<String> chosen(FormField.Choice choice, List<String> typed) {
        Set<String> kept = new LinkedHashSet<>();
        for (FormField.Option option : choice.options()) {
            if (typed.stream().anyMatch(value -> TextFormat.key(value).equals(option.value()))) {
                kept.add(option.value());
            }
        }
        if (!typed.stream().allMatch(value -> choice.offers(TextFormat.key(value)))) {
            findings.add(Finding.of(choice, "forms.finding.option"));
        }
        return List.copyOf(kept);
    }

    private String code(FormField.Choice choice, String typed, Reporter reporter) {
        String value = TextFormat.key(typed);
        if (value.isEmpty() || choice.offers(value)) {
            return value;
        }
        findings.add(reporter.report(choice, "forms.finding.option"));
        return "";
    }

    private static String normal(FormField field, String text) {
        if (field instanceof FormField.Text kind) {
            return kind.format().normalise(text);
        }
        return field instanceof FormField.Date ? AnsweredDate.kept(text) : TextFormat.key(text).replace(",", "");
    }

    private String usable(FormField field, String text, Reporter reporter) {
        if (TextRules.isUsable(text)) {
            return text;
        }
        findings.add(reporter.report(field, "forms.finding.characters"));
        return TextRules.withoutUnusable(text);
    }

    private String fitting(FormField field, String text, int room, Reporter reporter) {
        if (TextRules.length(text) <= room) {
            return text;
        }
        findings.add(reporter.report(field, "forms.finding.tooLarge", room));
        return text.substring(0, text.offsetByCodePoints(0, room));
    }
}
