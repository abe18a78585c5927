package jp.banso.forms;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/** One set of answers on its way from one version of a form to another, answer by answer. */
final class AnswerMove {

    /**
     * What moves or stays behind for itself: an answer, a cell of a table or one ○ of several.
     *
     * @param id     of the component that was answered
     * @param row    the No. in a table, 0 outside
     * @param option empty unless it is one of several
     */
    record Item(String id, int row, String option) {
    }

    /**
     * A table under way.
     *
     * @param target null where there is none any more
     * @param rows   one for each row of the table that was answered, empty ones too
     */
    record Rows(FormField.Table target, List<Answers> rows) {

        /** Which row of the answered table each row of the carried one was; rows of which nothing is left are gone. */
        List<Integer> sources() {
            return IntStream.range(0, rows.size()).filter(index -> target != null && !rows.get(index).isEmpty()).boxed().toList();
        }
    }

    private final FormDefinition from;
    private final FormDefinition to;
    private final Answers given;
    private final Map<Item, CarriedAnswers.Left> left = new LinkedHashMap<>();
    private final Map<Item, FormField> landed = new LinkedHashMap<>();
    private final Map<String, Rows> tables = new LinkedHashMap<>();
    private Answers carried = Answers.empty();

    AnswerMove(FormDefinition from, FormDefinition to, Answers given) {
        this.from = from;
        this.to = to;
        this.given = given;
        for (FormSection section : from.sections()) {
            for (FormField field : section.fields()) {
                if (!given.isBlank(field.path())) {
                    field(section, field);
                }
            }
        }
    }

    Answers given() {
        return given;
    }

    Answers carried() {
        return carried;
    }

    /** What has no place in the other version, in printed order. */
    Map<Item, CarriedAnswers.Left> left() {
        return left;
    }

    /** Where what has a place came to lie; of a cell its column. */
    Map<Item, FormField> landed() {
        return landed;
    }

    /** By the path of the table that was answered. */
    Map<String, Rows> tables() {
        return tables;
    }

    /** The path of the table in which the answered cell stood. */
    String tableOf(Item item) {
        return from.fields().stream().filter(field -> field instanceof FormField.Table table
                && table.columns().stream().anyMatch(column -> column.id().equals(item.id()))).map(FormField::path).findFirst().orElseThrow();
    }

    /** What was written, as it is shown where it has no place. */
    CarriedAnswers.Left shown(Item item) {
        for (FormSection section : from.sections()) {
            for (FormField field : section.fields()) {
                if (field.id().equals(item.id())) {
                    return shown(section, field, item, given);
                }
                if (item.row() > 0 && field instanceof FormField.Table table) {
                    Optional<FormField> column = table.columns().stream().filter(cell -> cell.id().equals(item.id())).findFirst();
                    if (column.isPresent()) {
                        return shown(section, column.get(), item, given.rows(table.path()).get(item.row() - 1));
                    }
                }
            }
        }
        throw new IllegalArgumentException("nothing was answered to " + item.id());
    }

    private static CarriedAnswers.Left shown(FormSection section, FormField field, Item item, Answers answers) {
        String text = item.option().isEmpty() ? PrintedAnswer.of(field, answers) : ((FormField.Choice) field).labelOf(item.option());
        return new CarriedAnswers.Left(section.title(), field.label(), item.row() == 0 ? null : item.row(), text,
                field instanceof FormField.File ? answers.files(field.path()) : List.of());
    }

    private void field(FormSection section, FormField field) {
        FormField target = same(field, from.fields(), to.fields()).orElse(null);
        if (field instanceof FormField.Table table) {
            rows(section, table, target instanceof FormField.Table rows ? rows : null);
        } else if (field instanceof FormField.File file && target instanceof FormField.File) {
            carried = carried.withFiles(target.path(), given.files(file.path()));
            landed.put(new Item(field.id(), 0, ""), target);
        } else if (target instanceof FormField.Choice choice && choice.several()) {
            checked(section, field, choice);
        } else {
            Optional<String> value = value(field, target, given);
            value.ifPresent(text -> carried = carried.with(target.path(), text));
            items(field, given).forEach(item -> settle(section, field, item, given, value.isPresent() ? target : null));
        }
    }

    /** Each box that is still there; the others are left. */
    private void checked(FormSection section, FormField field, FormField.Choice target) {
        List<String> chosen = field instanceof FormField.Choice choice
                ? choice.several() ? given.chosen(field.path()) : List.of(given.text(field.path())) : List.of();
        carried = carried.with(target.path(), chosen.stream().filter(value -> offers(target, value, field)).toList());
        for (Item item : items(field, given)) {
            boolean kept = item.option().isEmpty() ? !carried.isBlank(target.path()) : offers(target, item.option(), field);
            settle(section, field, item, given, kept ? target : null);
        }
    }

    private void rows(FormSection section, FormField.Table table, FormField.Table target) {
        List<Answers> rows = new ArrayList<>();
        for (Answers row : given.rows(table.path())) {
            Answers next = Answers.empty();
            for (FormField column : table.columns()) {
                if (row.isBlank(column.path())) {
                    continue;
                }
                FormField cell = target == null ? null : same(column, table.columns(), target.columns()).orElse(null);
                Optional<String> value = value(column, cell, row);
                if (value.isPresent()) {
                    next = next.with(cell.path(), value.get());
                }
                settle(section, column, new Item(column.id(), rows.size() + 1, ""), row, value.isPresent() ? cell : null);
            }
            rows.add(next);
        }
        tables.put(table.path(), new Rows(target, rows));
        if (target != null) {
            carried = carried.withRows(target.path(), rows);
        }
    }

    private void settle(FormSection section, FormField field, Item item, Answers answers, FormField target) {
        if (target == null) {
            left.put(item, shown(section, field, item, answers));
        } else {
            landed.put(item, target);
        }
    }

    private static List<Item> items(FormField field, Answers answers) {
        return field instanceof FormField.Choice choice && choice.several()
                ? answers.chosen(field.path()).stream().map(option -> new Item(field.id(), 0, option)).toList() : List.of(new Item(field.id(), 0, ""));
    }

    private static Optional<FormField> same(FormField field, List<FormField> before, List<FormField> after) {
        Optional<FormField> itself = after.stream().filter(other -> other.id().equals(field.id())).findFirst();
        Set<String> old = new HashSet<>();
        before.forEach(other -> old.add(other.id()));
        return itself.isPresent() ? itself
                : after.stream().filter(other -> other.path().equals(field.path()) && !old.contains(other.id())).findFirst();
    }

    /** Another question's option is the same one only if it also says the same. */
    private static boolean offers(FormField.Choice target, String value, FormField field) {
        return field instanceof FormField.Choice choice && target.offers(value)
                && (target.id().equals(choice.id()) || target.labelOf(value).equals(choice.labelOf(value)));
    }

    /** The answer as the other field takes it, sign by sign; empty where it does not. */
    private static Optional<String> value(FormField field, FormField target, Answers answers) {
        String text = answers.text(field.path());
        if (target instanceof FormField.Choice choice && !choice.several()) {
            List<String> chosen = answers.chosen(field.path());
            String value = field instanceof FormField.Choice && chosen.size() == 1 ? chosen.get(0) : text;
            return offers(choice, value, field) ? Optional.of(value) : Optional.empty();
        }
        boolean alike = target != null && FieldKind.of(field) == FieldKind.of(target);
        if (alike && !(field instanceof FormField.File) && !(field instanceof FormField.Table)) {
            return Optional.of(text);
        }
        if (target instanceof FormField.Text line && !(field instanceof FormField.File) && !(field instanceof FormField.Table)) {
            String printed = PrintedAnswer.of(field, answers);
            return line.multiline() || !printed.contains("\n") ? Optional.of(printed) : Optional.empty();
        }
        return Optional.empty();
    }
}
