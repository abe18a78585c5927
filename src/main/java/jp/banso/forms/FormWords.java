package jp.banso.forms;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Puts a form, and what is done to it, into the words of its editor. */
@Component
class FormWords {

    private final MessageSource messages;

    FormWords(MessageSource messages) {
        this.messages = messages;
    }

    FormOutline outline(FormDefinition form, FormDraft schema) {
        ConditionWords conditions = new ConditionWords(form, messages);
        List<FormOutline.Section> sections = IntStream.range(0, form.sections().size()).mapToObj(index -> {
            FormSection section = form.sections().get(index);
            return new FormOutline.Section(schema.sections().get(index).path("id").asText(), section.title(), section.heading(),
                    conditions.unless(section.hideIf()), section.elements().stream().map(element -> part(element, conditions)).toList());
        }).toList();
        return new FormOutline(form.ref(), form.title(), form.annex(), sections);
    }

    private FormOutline.Part part(FormElement element, ConditionWords conditions) {
        FieldKind kind = FieldKind.of(element);
        String unless = conditions.unless(element.hideIf());
        if (element instanceof FormElement.Note note) {
            return new FormOutline.Part(note.id(), kind, note.text(), false, "", List.of(), List.of(), unless, List.of());
        }
        FormField field = (FormField) element;
        List<String> options = field instanceof FormField.Choice choice ? choice.options().stream().map(FormField.Option::label).toList() : List.of();
        List<FormOutline.Part> columns = field instanceof FormField.Table table
                ? table.columns().stream().map(column -> part(column, conditions)).toList() : List.of();
        return new FormOutline.Part(field.id(), kind, field.label(), field.question().required(), field.question().guidance(), limits(field), options,
                unless, columns);
    }

    private List<String> limits(FormField field) {
        List<String> limits = new ArrayList<>();
        if (field instanceof FormField.Text text) {
            limits.add(text("forms.limit.characters", text.maxLength()));
            if (text.format() != TextFormat.PLAIN) {
                limits.add(text(text.format()));
            }
            text.pattern().ifPresent(pattern -> limits.add(pattern.words()));
        } else if (field instanceof FormField.Number number) {
            number.min().ifPresent(min -> limits.add(text("forms.limit.min", min.toPlainString())));
            number.max().ifPresent(max -> limits.add(text("forms.limit.max", max.toPlainString())));
            number.decimals().ifPresent(most -> limits.add(text("forms.limit.decimals", most)));
        } else if (field instanceof FormField.File file) {
            if (!file.endings().isEmpty()) {
                limits.add(text("forms.file.accept", String.join(" ", file.endings())));
            }
            if (file.several()) {
                limits.add(text("forms.limit.several"));
            }
        } else if (field instanceof FormField.Table table) {
            limits.add(text("forms.limit.rows", table.maxRows()));
            if (!table.anyOf().isEmpty()) {
                limits.add(text("forms.limit.anyOf", table.anyOfLabel()));
            }
        }
        return limits;
    }

    /** Every setting that differs, with both values, one a line. */
    String changes(FormEdit.Done done) {
        return done.after().entrySet().stream()
                .filter(entry -> !Objects.equals(shown(done.before().get(entry.getKey())), shown(entry.getValue())))
                .map(entry -> text("forms.change", text(entry.getKey()), said(done.before().get(entry.getKey())), said(entry.getValue())))
                .collect(Collectors.joining("\n"));
    }

    /** Every problem with what it is about. */
    String problems(List<FormProblem> problems) {
        return problems.stream().map(problem -> {
            String said = text(problem.messageKey(), problem.arguments().toArray());
            return problem.name().isEmpty() ? said : text("forms.problem", problem.name(), said);
        }).collect(Collectors.joining("\n"));
    }

    List<String> lacking(List<NeededAnswers.Lack> lacking) {
        return lacking.stream().map(lack -> {
            String kinds = lack.needed().kinds().stream().sorted().map(kind -> text(kind.messageKey())).collect(Collectors.joining(" / "));
            TextFormat format = lack.needed().format();
            return text(lack.messageKey(), text(lack.needed().labelKey()), kinds, format == TextFormat.PLAIN ? "" : text(format));
        }).toList();
    }

    String reworded(List<RewordedOption> options) {
        return options.stream().map(option -> text("forms.change", option.field(), option.before(), option.after())).collect(Collectors.joining("\n"));
    }

    private String said(Object value) {
        String shown = shown(value);
        return shown.isEmpty() ? text("forms.value.none") : shown;
    }

    private String shown(Object value) {
        if (value == null) {
            return "";
        }
        if (value instanceof Boolean yes) {
            return text("forms.value." + yes);
        }
        if (value instanceof BigDecimal number) {
            return number.toPlainString();
        }
        if (value instanceof List<?> several) {
            return several.stream().map(this::shown).collect(Collectors.joining(" / "));
        }
        if (value instanceof FormField.Option option) {
            return option.label();
        }
        return value instanceof ConditionDraft condition ? ConditionDraft.text(List.of(condition)).substring(1) : value.toString();
    }

    private String text(TextFormat format) {
        return text("forms.format." + format.name().toLowerCase(Locale.ROOT));
    }

    String text(String key, Object... arguments) {
        return messages.getMessage(key, arguments, Locale.JAPANESE);
    }
}
