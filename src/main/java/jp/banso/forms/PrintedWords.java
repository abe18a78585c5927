package jp.banso.forms;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.context.MessageSource;

/** Everything that a form itself says: what is none of it was typed by somebody. */
final class PrintedWords {

    private static final List<String> ALWAYS = List.of("forms.required", "forms.optional", "forms.word.answer", "forms.word.end", "forms.word.zip",
            "forms.rows.no", "forms.excel.howTo", "forms.excel.continued", "forms.excel.file", "forms.date.hint", "forms.excel.version",
            "forms.read.noRows");
    private static final String IGNORED = "()[]\u300C\u300D:;,.\u3001\u3002";

    private final MessageSource messages;
    /** The longest first, so that no word hides a longer one. */
    private final List<String> known;
    /** Of them those that stand beside a field and are never its answer. */
    private final List<String> asides;
    private final Set<String> pointers = new LinkedHashSet<>();

    PrintedWords(FormDefinition form, MessageSource messages) {
        this.messages = messages;
        Set<String> words = new LinkedHashSet<>();
        Set<String> beside = new LinkedHashSet<>();
        Stream.of(form.title(), form.annex()).forEach(words::add);
        ALWAYS.forEach(key -> beside.add(word(key)));
        ConditionWords conditions = new ConditionWords(form, messages);
        for (FormSection section : form.sections()) {
            words.add(section.heading());
            words.add(section.title());
            words.add(conditions.unless(section.hideIf()));
            for (FormElement element : section.elements()) {
                beside.add(conditions.unless(element.hideIf()));
                if (element instanceof FormElement.Note note) {
                    beside.add(note.text());
                } else {
                    beside.add(((FormField) element).question().guidance());
                    field((FormField) element, words);
                }
            }
        }
        words.addAll(beside);
        known = folded(words);
        asides = folded(beside);
    }

    private static List<String> folded(Set<String> words) {
        return words.stream().flatMap(text -> Stream.of(text, text.replaceAll("^[(\uFF08]|[)\uFF09]$", ""))).map(Folded::text)
                .map(Folded::withoutOrnaments).filter(text -> !text.isEmpty()).distinct()
                .sorted(Comparator.comparingInt(String::length).reversed()).toList();
    }

    private void field(FormField field, Set<String> words) {
        words.add(field.label());
        if (field instanceof FormField.Choice choice) {
            choice.options().forEach(option -> words.add(option.label()));
        } else if (field instanceof FormField.Table table) {
            table.columns().forEach(column -> words.add(column.label()));
            String[] pointer = word("forms.excel.tableElsewhere", "\u0000").split("\u0000");
            pointers.add(Folded.text(pointer[0]));
        }
    }

    /** True where nothing but the form's own words, ornaments and brackets are left. */
    boolean isPrinted(String text) {
        return rest(Folded.text(text), known).isEmpty();
    }

    /** True where nothing but guidance is left: even an answer that is one of the form's own words is none of that. */
    boolean isAside(String text) {
        return rest(Folded.text(text), asides).isEmpty();
    }

    /** What is left of a folded text behind the printed words at its beginning. */
    String rest(String folded) {
        return rest(folded, known);
    }

    private String rest(String folded, List<String> words) {
        String left = folded;
        boolean found = true;
        while (found) {
            int ignored = 0;
            while (ignored < left.length() && (Folded.isOrnament(left.charAt(ignored)) || IGNORED.indexOf(left.charAt(ignored)) >= 0)) {
                ignored++;
            }
            String trimmed = left.substring(ignored);
            String word = words.stream().filter(trimmed::startsWith).findFirst().orElse("");
            if (pointers.stream().anyMatch(trimmed::startsWith)) {
                return "";
            }
            found = !word.isEmpty();
            left = found ? trimmed.substring(word.length()) : trimmed;
        }
        return left;
    }

    /** The paragraphs of a text from the first one that somebody typed. */
    String typed(String text) {
        List<String> lines = new ArrayList<>(List.of(text.split("\n", -1)));
        while (!lines.isEmpty() && !TextRules.isBlank(lines.get(0)) && isPrinted(lines.get(0))) {
            lines.remove(0);
        }
        return String.join("\n", lines);
    }

    String word(String key, Object... arguments) {
        return messages.getMessage(key, arguments, Locale.JAPANESE);
    }
}
