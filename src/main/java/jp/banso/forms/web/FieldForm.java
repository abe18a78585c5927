package jp.banso.forms.web;

import java.math.BigDecimal;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;
import jp.banso.forms.FieldDraft;
import jp.banso.forms.FieldKind;
import jp.banso.forms.FormEditing.Decider;
import jp.banso.forms.FormField;
import jp.banso.platform.web.FieldLabel;
import jp.banso.platform.web.FreeText;
import jp.banso.platform.web.StaleEditView;
import jp.banso.platform.web.TypedRows;
import org.springframework.validation.Errors;

/** A field, note, table or column as typed; what its kind does not have is not on its page. */
record FieldForm(
        long version,
        @FieldLabel("forms.field.label") String label,
        @FieldLabel("forms.field.guidance") String guidance,
        @FieldLabel("forms.field.required") String required,
        @FieldLabel("forms.field.maxLength") String maxLength,
        @FieldLabel("forms.field.format") String format,
        @FieldLabel("forms.field.pattern") String pattern,
        @FieldLabel("forms.field.patternLabel") String patternLabel,
        @FieldLabel("forms.field.min") String min,
        @FieldLabel("forms.field.max") String max,
        @FieldLabel("forms.field.decimals") String decimals,
        @FieldLabel("forms.field.endings") String endings,
        @FieldLabel("forms.field.several") String several,
        @FieldLabel("forms.field.printedRows") String printedRows,
        @FieldLabel("forms.field.maxRows") String maxRows,
        @FieldLabel("forms.field.anyOf") String anyOf,
        @FieldLabel("forms.field.anyOfLabel") String anyOfLabel,
        @FieldLabel("forms.field.key") String key,
        @FieldLabel("forms.field.fact") String fact,
        @FieldLabel("fragments.rows.row") List<OptionRow> options,
        @FieldLabel("fragments.rows.row") List<ConditionRow> conditions) {

    /** The longest text that any answer may have. */
    private static final int LONGEST = 100_000;
    private static final int MOST_ROWS = 200;
    private static final int MOST_DECIMALS = 6;

    /** An option as typed; {@code value} tells a kept one from a new one. */
    record OptionRow(String value, @FieldLabel("forms.option.label") String label) {

        static final OptionRow EMPTY = new OptionRow("", "");

        OptionRow {
            value = value == null ? "" : value.strip();
            label = label == null ? "" : label.strip();
        }
    }

    FieldForm {
        label = text(label);
        guidance = text(guidance);
        required = text(required);
        maxLength = text(maxLength);
        format = text(format);
        pattern = text(pattern);
        patternLabel = text(patternLabel);
        min = text(min);
        max = text(max);
        decimals = text(decimals);
        endings = text(endings);
        several = text(several);
        printedRows = text(printedRows);
        maxRows = text(maxRows);
        anyOf = text(anyOf);
        anyOfLabel = text(anyOfLabel);
        key = text(key);
        fact = text(fact);
        options = TypedRows.of(options, OptionRow.EMPTY);
        conditions = ConditionRow.cleaned(conditions);
    }

    private static String text(String typed) {
        return typed == null ? "" : typed.replace("\r\n", "\n").strip();
    }

    static FieldForm blank(long version, FieldKind kind) {
        List<OptionRow> options = kind.isChoice() || kind == FieldKind.TABLE ? List.of(OptionRow.EMPTY, OptionRow.EMPTY) : List.of();
        return new FieldForm(version, "", "", "", kind == FieldKind.LINE ? "200" : kind == FieldKind.LONG_TEXT ? "2000" : "", "", "", "", "", "",
                kind == FieldKind.NUMBER ? "0" : "", "", "", kind == FieldKind.TABLE ? "5" : "", kind == FieldKind.TABLE ? "50" : "", "", "", "", "",
                options, List.of());
    }

    static FieldForm of(long version, FieldDraft field, List<Decider> deciders) {
        return new FieldForm(version, field.label(), field.guidance(), field.required() ? "true" : "", shown(field.maxLength()), field.format(), field.pattern(),
                field.patternLabel(), field.min() == null ? "" : field.min().toPlainString(), field.max() == null ? "" : field.max().toPlainString(),
                shown(field.decimals()), field.endings(), field.several() ? "true" : "", shown(field.printedRows()), shown(field.maxRows()), field.anyOf(),
                field.anyOfLabel(), field.key(), field.fact(),
                field.options().stream().map(option -> new OptionRow(option.value(), option.label())).toList(),
                ConditionRow.of(field.conditions(), deciders));
    }

    private static String shown(Integer number) {
        return Objects.toString(number, "");
    }

    /** What was typed; what of it cannot be kept stands at its field. */
    FieldDraft read(FieldKind kind, List<Decider> deciders, Errors errors) {
        FreeText.of(errors)
                .refuse(label.isEmpty(), "label", kind == FieldKind.NOTE ? "forms.editor.refused.note" : "forms.editor.refused.missing")
                .limit("label", label, kind == FieldKind.NOTE ? FreeText.NOTE : FreeText.LINE)
                .limit("guidance", guidance, FreeText.NOTE)
                .limit("patternLabel", patternLabel, FreeText.LINE)
                .limit("anyOfLabel", anyOfLabel, FreeText.LINE)
                .refuse(anyOf.isEmpty() != anyOfLabel.isEmpty(), "anyOfLabel", "forms.editor.refused.anyOf");
        String name = key.isEmpty() && kind != FieldKind.NOTE ? FieldDraft.newKey() : key;
        return new FieldDraft(kind, name, label, guidance, on(required), number("maxLength", maxLength, 1, LONGEST, errors), format, pattern, patternLabel,
                bound("min", min, errors), bound("max", max, errors), number("decimals", decimals, 0, MOST_DECIMALS, errors), options(kind, errors),
                endings.replaceAll("[\\s\u3001]+", ","), on(several), number("printedRows", printedRows, 1, MOST_ROWS, errors),
                number("maxRows", maxRows, 1, MOST_ROWS, errors), anyOf, anyOfLabel, fact, ConditionRow.read(conditions, deciders, errors));
    }

    private static boolean on(String box) {
        return Boolean.parseBoolean(box);
    }

    private List<FormField.Option> options(FieldKind kind, Errors errors) {
        List<FormField.Option> read = new ArrayList<>();
        Set<String> labels = new HashSet<>();
        for (int index = 0; index < options.size(); index++) {
            OptionRow row = options.get(index);
            String place = "options[" + index + "].label";
            if (row.label().isEmpty()) {
                if (!row.value().isEmpty()) {
                    errors.rejectValue(place, "forms.editor.refused.missing");
                }
                continue;
            }
            FreeText.of(errors).limit(place, row.label(), FreeText.LINE).refuse(!labels.add(row.label()), place, "forms.editor.refused.twice");
            read.add(new FormField.Option(row.value().isEmpty() ? FieldDraft.newKey() : row.value(), row.label()));
        }
        if ((kind.isChoice() || kind == FieldKind.TABLE && !options.isEmpty()) && read.isEmpty() && !errors.hasErrors()) {
            errors.rejectValue(options.isEmpty() ? null : "options[0].label", "forms.editor.refused.options");
        }
        return read;
    }

    private static Integer number(String field, String typed, int least, int most, Errors errors) {
        String plain = Normalizer.normalize(typed, Normalizer.Form.NFKC).replace(",", "");
        if (plain.isEmpty()) {
            return null;
        }
        if (!plain.matches("\\d{1,6}") || Integer.parseInt(plain) < least || Integer.parseInt(plain) > most) {
            errors.rejectValue(field, "forms.editor.refused.number", new Object[] {least, most}, "");
            return null;
        }
        return Integer.valueOf(plain);
    }

    private static BigDecimal bound(String field, String typed, Errors errors) {
        String plain = Normalizer.normalize(typed, Normalizer.Form.NFKC).replace(",", "");
        if (plain.isEmpty()) {
            return null;
        }
        if (!plain.matches("-?\\d{1,12}(\\.\\d{1,6})?")) {
            errors.rejectValue(field, "forms.editor.refused.bound");
            return null;
        }
        return new BigDecimal(plain);
    }

    FieldForm with(List<OptionRow> newOptions, List<ConditionRow> newConditions) {
        return copy(version, newOptions, newConditions);
    }

    FieldForm onto(long newVersion) {
        return copy(newVersion, options, conditions);
    }

    private FieldForm copy(long newVersion, List<OptionRow> newOptions, List<ConditionRow> newConditions) {
        return new FieldForm(newVersion, label, guidance, required, maxLength, format, pattern, patternLabel, min, max, decimals, endings, several,
                printedRows, maxRows, anyOf, anyOfLabel, key, fact, newOptions, newConditions);
    }

    StaleEditView.Comparison against(FieldForm theirs, UnaryOperator<String> text) {
        StaleEditView.Comparison settings = new StaleEditView.Comparison().forms(this, theirs, text)
                .rows(List.of(text.apply("forms.option.label")), options.stream().map(row -> List.of(row.label())).toList(),
                        theirs.options.stream().map(row -> List.of(row.label())).toList());
        return ConditionRow.compare(settings, conditions, theirs.conditions, text);
    }
}
