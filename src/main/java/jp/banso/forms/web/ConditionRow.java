package jp.banso.forms.web;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import jp.banso.forms.ConditionDraft;
import jp.banso.forms.FormEditing.Decider;
import jp.banso.forms.FormField;
import jp.banso.platform.web.ColumnView;
import jp.banso.platform.web.FieldLabel;
import jp.banso.platform.web.OptionView;
import jp.banso.platform.web.StaleEditView;
import jp.banso.platform.web.TypedRows;
import org.springframework.validation.Errors;

/** One comparison of a condition as typed; the value of a choice is typed and shown by its words. */
record ConditionRow(
        @FieldLabel("forms.condition.join") String join,
        @FieldLabel("forms.condition.path") String path,
        @FieldLabel("forms.condition.relation") String relation,
        @FieldLabel("forms.condition.value") String value) {

    static final ConditionRow EMPTY = new ConditionRow("", "", "", "");
    private static final List<String> COLUMNS = List.of("join", "path", "relation", "value");
    private static final String ANY = "any";
    private static final String ALL = "all";
    private static final String EQUAL = "equal";
    private static final String OTHER = "other";

    ConditionRow {
        join = text(join);
        path = text(path);
        relation = text(relation);
        value = text(value);
    }

    private static String text(String typed) {
        return typed == null ? "" : typed.strip();
    }

    static List<ConditionRow> of(List<ConditionDraft> conditions, List<Decider> deciders) {
        return IntStream.range(0, conditions.size()).mapToObj(index -> {
            ConditionDraft condition = conditions.get(index);
            String shown = options(condition.path(), deciders).filter(option -> option.value().equals(condition.value())).map(FormField.Option::label)
                    .findFirst().orElse(condition.value());
            return new ConditionRow(index == 0 ? "" : condition.any() ? ANY : ALL, condition.path(), condition.equal() ? EQUAL : OTHER, shown);
        }).toList();
    }

    static List<ConditionRow> cleaned(List<ConditionRow> rows) {
        return TypedRows.of(rows, EMPTY);
    }

    /** A row in which nothing was typed. */
    boolean isBlank() {
        return path.isEmpty() && relation.isEmpty() && value.isEmpty();
    }

    static List<ConditionDraft> read(List<ConditionRow> rows, List<Decider> deciders, Errors errors) {
        List<ConditionDraft> drafts = new ArrayList<>();
        for (int index = 0; index < rows.size(); index++) {
            ConditionRow row = rows.get(index);
            if (row.isBlank()) {
                continue;
            }
            String place = "conditions[" + index + "].";
            if (deciders.stream().noneMatch(decider -> decider.path().equals(row.path))) {
                errors.rejectValue(place + "path", "forms.editor.refused.choice");
            }
            if (!row.relation.equals(EQUAL) && !row.relation.equals(OTHER)) {
                errors.rejectValue(place + "relation", "forms.editor.refused.choice");
            }
            if (row.value.isEmpty() || row.value.matches("(?s).*[\"\\\\\\n].*")) {
                errors.rejectValue(place + "value", "forms.editor.refused.value");
            }
            List<FormField.Option> options = options(row.path, deciders).toList();
            String value = options.stream().filter(option -> option.label().strip().equals(row.value)).map(FormField.Option::value).findFirst()
                    .orElse(row.value);
            if (!options.isEmpty() && options.stream().noneMatch(option -> option.value().equals(value))) {
                errors.rejectValue(place + "value", "forms.editor.refused.option",
                        new Object[] {options.stream().map(FormField.Option::label).reduce((one, other) -> one + " / " + other).orElse("")}, "");
            }
            drafts.add(new ConditionDraft(!drafts.isEmpty() && row.join.equals(ANY), row.path, row.relation.equals(EQUAL), value));
        }
        return drafts;
    }

    private static Stream<FormField.Option> options(String path, List<Decider> deciders) {
        return deciders.stream().filter(decider -> decider.path().equals(path)).flatMap(decider -> decider.options().stream());
    }

    /** Adds two versions of the conditions to the comparison, in words. */
    static StaleEditView.Comparison compare(StaleEditView.Comparison comparison, List<ConditionRow> mine, List<ConditionRow> theirs,
                                            UnaryOperator<String> text) {
        return comparison.rows(COLUMNS.stream().map(column -> text.apply("forms.condition." + column)).toList(),
                mine.stream().map(row -> row.cells(text)).toList(), theirs.stream().map(row -> row.cells(text)).toList());
    }

    private List<String> cells(UnaryOperator<String> text) {
        return List.of(word(join, text), path, word(relation, text), value);
    }

    private static String word(String chosen, UnaryOperator<String> text) {
        return Stream.of(ALL, ANY, EQUAL, OTHER).filter(chosen::equals).map(known -> text.apply("forms.condition." + known)).findFirst().orElse("");
    }

    static List<ColumnView> columns(List<Decider> deciders, EditorPages pages) {
        return List.of(
                new ColumnView("join", pages.text("forms.condition.join"), false, "short",
                        List.of(new OptionView(ALL, pages.text("forms.condition.all")), new OptionView(ANY, pages.text("forms.condition.any")))),
                new ColumnView("path", pages.text("forms.condition.path"), true, "medium",
                        deciders.stream().map(decider -> new OptionView(decider.path(), decider.label())).toList()),
                new ColumnView("relation", pages.text("forms.condition.relation"), true, "short",
                        List.of(new OptionView(EQUAL, pages.text("forms.condition.equal")), new OptionView(OTHER, pages.text("forms.condition.other")))),
                new ColumnView("value", pages.text("forms.condition.value"), true, "medium", null));
    }
}
