package jp.banso.forms;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import jp.banso.forms.AnswerMove.Item;

/**
 * Gives back what an earlier version of the form asked, a later one did not, and this one asks again: newest first, and
 * only where nothing else was answered meanwhile. What an in-between version had a place for went on from there.
 */
final class AnswerReturn {

    private final List<KeptAnswers> kept;
    private final FormDefinition to;
    /** Of the newest kept answers, which everything else is laid beside. */
    private final AnswerMove base;
    private final List<CarriedAnswers.Left> left = new ArrayList<>();
    private Answers answers;

    AnswerReturn(List<KeptAnswers> kept, FormDefinition to) {
        this.kept = kept;
        this.to = to;
        KeptAnswers newest = kept.get(kept.size() - 1);
        base = new AnswerMove(newest.form(), to, newest.answers());
        answers = base.carried();
        left.addAll(base.left().values());
        for (int index = kept.size() - 2; index >= 0; index--) {
            giveBack(index);
        }
    }

    CarriedAnswers done() {
        return new CarriedAnswers(answers, left, base.tables().values().stream().filter(rows -> rows.target() != null)
                .collect(Collectors.toMap(rows -> rows.target().path(), AnswerMove.Rows::sources)));
    }

    private void giveBack(int index) {
        KeptAnswers old = kept.get(index);
        List<AnswerMove> later = IntStream.range(index + 1, kept.size())
                .mapToObj(next -> new AnswerMove(old.form(), kept.get(next).form(), old.answers())).toList();
        AnswerMove move = new AnswerMove(old.form(), to, old.answers());
        Answers before = answers;
        for (Item item : later.get(0).left().keySet()) {
            if (later.stream().allMatch(next -> next.left().containsKey(item))
                    && !(item.row() == 0 ? fill(item, move) : fillCell(item, move, later.get(later.size() - 1), before))) {
                left.add(move.shown(item));
            }
        }
    }

    private boolean fill(Item item, AnswerMove move) {
        FormField target = move.landed().get(item);
        if (target == null) {
            return false;
        }
        if (target instanceof FormField.Choice choice && choice.several()) {
            List<String> chosen = new ArrayList<>(answers.chosen(target.path()));
            chosen.addAll(item.option().isEmpty() ? move.carried().chosen(target.path()) : List.of(item.option()));
            answers = answers.with(target.path(), choice.options().stream().map(FormField.Option::value).filter(chosen::contains).toList());
            return true;
        }
        if (answers.isBlank(target.path())) {
            answers = answers.withSame(target.path(), move.carried());
        }
        return same(answers, move.carried(), target);
    }

    private static boolean same(Answers one, Answers other, FormField field) {
        return Answers.empty().withSame(field.path(), one).equals(Answers.empty().withSame(field.path(), other));
    }

    /** A cell goes back into its row as long as the rest of the row is what it was; a whole table only where none stands. */
    private boolean fillCell(Item item, AnswerMove move, AnswerMove toNewest, Answers before) {
        FormField column = move.landed().get(item);
        String path = move.tableOf(item);
        AnswerMove.Rows here = move.tables().get(path);
        if (column == null) {
            return false;
        }
        AnswerMove.Rows newest = toNewest.tables().get(path);
        if (newest.target() == null) {
            if (!before.isBlank(here.target().path())) {
                return false;
            }
            answers = answers.withRows(here.target().path(), here.rows());
            return true;
        }
        int index = item.row() - 1;
        Optional<Integer> row = rowNow(newest.rows().get(index), index, newest.target().path(), here.target());
        if (row.isEmpty()) {
            return false;
        }
        String cell = here.target().cellPath(row.get(), column);
        String text = here.rows().get(index).text(column.path());
        if (answers.isBlank(cell)) {
            answers = answers.with(cell, text);
        }
        return answers.text(cell).equals(text);
    }

    /** Where a row of the newest kept answers stands now, looked for at its old place first. */
    private Optional<Integer> rowNow(Answers wanted, int place, String table, FormField.Table target) {
        AnswerMove.Rows rows = base.tables().get(table);
        if (rows == null || !target.equals(rows.target())) {
            return Optional.empty();
        }
        List<Answers> stood = base.given().rows(table);
        int found = place < stood.size() && stood.get(place).equals(wanted) ? place : stood.indexOf(wanted);
        return Optional.of(rows.sources().indexOf(found)).filter(now -> now >= 0);
    }
}
