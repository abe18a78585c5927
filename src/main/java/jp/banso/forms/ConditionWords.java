package jp.banso.forms;

import java.util.Locale;
import java.util.stream.Collectors;
import org.springframework.context.MessageSource;

/** Says in words when a part of a form need not be filled in. */
final class ConditionWords {

    private final FormDefinition form;
    private final MessageSource messages;

    ConditionWords(FormDefinition form, MessageSource messages) {
        this.form = form;
        this.messages = messages;
    }

    /** Empty where it always is. */
    String unless(Condition condition) {
        if (condition.isNever()) {
            return "";
        }
        String or = condition.anyOf().stream().map(all -> all.stream().map(this::comparison).collect(Collectors.joining(word("forms.excel.and"))))
                .collect(Collectors.joining(word("forms.excel.or")));
        return word("forms.excel.unless", or);
    }

    private String comparison(Condition.Term term) {
        FormField field = form.field(term.path()).orElseThrow();
        String value = field instanceof FormField.Choice choice ? choice.labelOf(term.value()) : term.value();
        return word(term.equal() ? "forms.excel.is" : "forms.excel.isNot", field.label(), value);
    }

    private String word(String key, Object... arguments) {
        return messages.getMessage(key, arguments, Locale.JAPANESE);
    }
}
