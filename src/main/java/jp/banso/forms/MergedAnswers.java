package jp.banso.forms;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * One text out of two. Where both changed the same thing differently it holds what the others wrote, or the row that
 * one of the two took out and the other changed: it can be kept as it is, and nothing is lost while a person decides.
 *
 * @param from the text from which I go on: mine, but for the clashes, which are as they were before either of us, so
 *             that what I send next clashes again until it is decided
 */
public record MergedAnswers(Answers answers, List<AnswerClash> clashes, Answers from) {
    public MergedAnswers {
        clashes = List.copyOf(clashes);
    }

    /**
     * {@link #from} of a page that has taken over what others wrote.
     *
     * @param taken paths of the fields that it shows as they are in {@link #answers}
     */
    public Answers from(Collection<String> taken) {
        Answers shown = from;
        for (String path : taken) {
            shown = shown.withSame(path, answers);
        }
        return shown;
    }

    public boolean hasClashes() {
        return !clashes.isEmpty();
    }

    /**
     * The answers with what was decided.
     *
     * @param decided by the path of the clash: {@link AnswerClash#mine()}, {@link AnswerClash#theirs()}, or typed anew
     *                in the same shape; a row without cells is taken out
     */
    public Answers settled(Map<String, Answers> decided) {
        Answers settled = answers;
        for (AnswerClash clash : clashes) {
            if (decided.containsKey(clash.path()) && !clash.isRow()) {
                settled = settled.withSame(clash.path(), decided.get(clash.path()));
            }
        }
        Map<String, List<AnswerClash>> rows = clashes.stream().filter(AnswerClash::isRow)
                .collect(Collectors.groupingBy(clash -> AnswerPath.table(clash.path())));
        for (Map.Entry<String, List<AnswerClash>> table : rows.entrySet()) {
            List<Answers> all = new ArrayList<>(answers.rows(table.getKey()));
            for (AnswerClash clash : table.getValue()) {
                all.set(clash.row() - 1, decided.getOrDefault(clash.path(), all.get(clash.row() - 1)));
            }
            settled = settled.withRows(table.getKey(), all.stream().filter(row -> !row.isEmpty()).toList());
        }
        return settled;
    }
}
