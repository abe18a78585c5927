package jp.banso.forms;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Carries answers from one version of a form to another. A field is the same as long as its component is, wherever it
 * stands and whatever it is called by then; one that is new takes the answer of its path. What a field cannot take is said
 * and left, never bent.
 */
@Component
public class AnswerCarrier {

    public CarriedAnswers carry(FormDefinition from, FormDefinition to, Answers answers) {
        Carrying carrying = new Carrying(from, to);
        for (FormSection section : from.sections()) {
            for (FormField field : section.fields()) {
                if (!answers.isBlank(field.path())) {
                    carrying.field(section, field, answers);
                }
            }
        }
        return new CarriedAnswers(carrying.carried, carrying.left);
    }

    /** One set of answers under way. */
    private static final class Carrying {
        private final FormDefinition from;
        private final FormDefinition to;
        private final List<CarriedAnswers.Left> left = new ArrayList<>();
        private Answers carried = Answers.empty();

        Carrying(FormDefinition from, FormDefinition to) {
            this.from = from;
            this.to = to;
        }

        void field(FormSection section, FormField field, Answers answers) {
            FormField target = same(field, from.fields(), to.fields()).orElse(null);
            if (field instanceof FormField.Table table) {
                rows(section, table, target instanceof FormField.Table rows ? rows : null, answers);
            } else if (field instanceof FormField.File file && target instanceof FormField.File) {
                carried = carried.withFiles(target.path(), answers.files(file.path()));
            } else if (target instanceof FormField.Choice choice && choice.several()) {
                checked(section, field, choice, answers);
            } else {
                Optional<String> value = value(field, target, answers);
                if (value.isPresent()) {
                    carried = carried.with(target.path(), value.get());
                } else {
                    leave(section, field, null, answers);
                }
            }
        }

        /** Each box that is still there; the others are left. */
        private void checked(FormSection section, FormField field, FormField.Choice target, Answers answers) {
            List<String> chosen = field instanceof FormField.Choice choice
                    ? choice.several() ? answers.chosen(field.path()) : List.of(answers.text(field.path())) : List.of();
            List<String> kept = chosen.stream().filter(value -> offers(target, value, field)).toList();
            List<String> gone = chosen.stream().filter(value -> !offers(target, value, field)).toList();
            carried = carried.with(target.path(), kept);
            if (chosen.isEmpty()) {
                leave(section, field, null, answers);
            } else if (!gone.isEmpty()) {
                FormField.Choice choice = (FormField.Choice) field;
                left.add(new CarriedAnswers.Left(section.title(), field.label(), null,
                        gone.stream().map(choice::labelOf).reduce((one, other) -> one + "\n" + other).orElseThrow(), List.of()));
            }
        }

        private void rows(FormSection section, FormField.Table table, FormField.Table target, Answers answers) {
            List<Answers> rows = new ArrayList<>();
            int number = 0;
            for (Answers row : answers.rows(table.path())) {
                number++;
                Answers next = Answers.empty();
                for (FormField column : table.columns()) {
                    if (row.isBlank(column.path())) {
                        continue;
                    }
                    FormField cell = target == null ? null : same(column, table.columns(), target.columns()).orElse(null);
                    Optional<String> value = value(column, cell, row);
                    if (value.isPresent()) {
                        next = next.with(cell.path(), value.get());
                    } else {
                        leave(section, column, number, row);
                    }
                }
                rows.add(next);
            }
            if (target != null) {
                carried = carried.withRows(target.path(), rows);
            }
        }

        private void leave(FormSection section, FormField field, Integer row, Answers answers) {
            left.add(new CarriedAnswers.Left(section.title(), field.label(), row, PrintedAnswer.of(field, answers),
                    field instanceof FormField.File ? answers.files(field.path()) : List.of()));
        }

        private static Optional<FormField> same(FormField field, List<FormField> before, List<FormField> after) {
            Optional<FormField> itself = after.stream().filter(other -> other.id().equals(field.id())).findFirst();
            return itself.isPresent() ? itself : after.stream()
                    .filter(other -> other.path().equals(field.path()) && before.stream().noneMatch(old -> old.id().equals(other.id())))
                    .findFirst();
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
}
