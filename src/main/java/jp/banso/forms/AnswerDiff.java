package jp.banso.forms;

import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Says what changed between two versions of the answers, in printed order: after a correction, and when two people
 * wrote at once. Rows are compared by their place, because a printed row has no other identity. What a condition hides
 * counts as not answered.
 */
@Component
public class AnswerDiff {

    public List<AnswerChange> between(FormDefinition form, Answers before, Answers after) {
        List<AnswerChange> changes = new ArrayList<>();
        FormDefinition then = form.shown(before);
        FormDefinition now = form.shown(after);
        for (FormSection section : form.sections()) {
            for (FormField field : section.fields()) {
                Answers former = then.asks(field.path()) ? before : Answers.empty();
                Answers present = now.asks(field.path()) ? after : Answers.empty();
                if (field instanceof FormField.Table table) {
                    rows(section, table, former.rows(table.path()), present.rows(table.path()), changes);
                } else {
                    compare(section, field, field.path(), null, former, present, changes);
                }
            }
        }
        return changes;
    }

    private static void rows(FormSection section, FormField.Table table, List<Answers> before, List<Answers> after, List<AnswerChange> changes) {
        for (int i = 0; i < Math.max(before.size(), after.size()); i++) {
            Answers then = i < before.size() ? before.get(i) : Answers.empty();
            Answers now = i < after.size() ? after.get(i) : Answers.empty();
            for (FormField column : table.columns()) {
                compare(section, column, table.cellPath(i, column), i + 1, then, now, changes);
            }
        }
    }

    private static void compare(FormSection section, FormField field, String path, Integer row, Answers before, Answers after, List<AnswerChange> changes) {
        String then = PrintedAnswer.of(field, before);
        String now = PrintedAnswer.of(field, after);
        if (!then.equals(now)) {
            changes.add(new AnswerChange(section.key(), section.title(), path, row, field.label(), then, now, AnswerChange.kind(then, now)));
        }
    }
}
