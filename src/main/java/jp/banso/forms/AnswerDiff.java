package jp.banso.forms;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * Says what changed between two versions of the answers, in printed order: after a correction, and when two people
 * wrote at once. A row is compared with the one that it was, wherever it stands now; one that is gone or that was moved is
 * said as a whole. What a condition hides counts as not answered.
 */
@Component
public class AnswerDiff {

    private static final String PLACE = "No.";

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
        if (before.equals(after)) {
            return;
        }
        RowMatch match = RowMatch.between(before, after, table.columns());
        int read = 0;
        for (int i = 0; i < after.size(); i++) {
            int former = match.former(i);
            for (; read <= former; read++) {
                gone(section, table, read, match, before.get(read), changes);
            }
            if (former >= 0 && match.moved(former)) {
                String path = table.cellPath(i, table.columns().get(0));
                changes.add(new AnswerChange(section.key(), section.title(), path, i + 1, "", PLACE + (former + 1), PLACE + (i + 1),
                        AnswerChange.Kind.ROW_MOVED));
            }
            Answers then = former < 0 ? Answers.empty() : before.get(former);
            for (FormField column : table.columns()) {
                compare(section, column, table.cellPath(i, column), i + 1, then, after.get(i), changes);
            }
        }
        for (; read < before.size(); read++) {
            gone(section, table, read, match, before.get(read), changes);
        }
    }

    private static void gone(FormSection section, FormField.Table table, int place, RowMatch match, Answers row, List<AnswerChange> changes) {
        String said = table.columns().stream().map(column -> PrintedAnswer.of(column, row)).filter(text -> !text.isEmpty())
                .collect(Collectors.joining(" / "));
        if (match.gone(place) && !said.isEmpty()) {
            String path = table.cellPath(place, table.columns().get(0));
            changes.add(new AnswerChange(section.key(), section.title(), path, place + 1, "", said, "", AnswerChange.Kind.ROW_REMOVED));
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
