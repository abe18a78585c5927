package jp.banso.forms;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Lays what one person changed over what others changed meanwhile (three-way merge). Of options and files each counts
 * by itself, of tables each row; every other answer is one thing. What a condition hides is merged like anything else,
 * for a hidden answer is kept.
 */
public final class AnswerMerge {

    private final Answers base;
    private final Answers mine;
    private final Answers theirs;
    private final List<AnswerClash> clashes = new ArrayList<>();
    private Answers merged;
    private Answers from;

    private AnswerMerge(Answers base, Answers mine, Answers theirs) {
        this.base = base;
        this.mine = mine;
        this.theirs = theirs;
        this.merged = theirs;
        this.from = mine;
    }

    /**
     * @param base   the text from which I set out
     * @param mine   what I made of it
     * @param theirs what stands now
     */
    public static MergedAnswers of(FormDefinition form, Answers base, Answers mine, Answers theirs) {
        AnswerMerge merge = new AnswerMerge(base, mine, theirs);
        for (FormSection section : form.sections()) {
            section.fields().forEach(field -> merge.merge(section, field));
        }
        return new MergedAnswers(merge.merged, merge.clashes, merge.from);
    }

    private void merge(FormSection section, FormField field) {
        String path = field.path();
        if (mine.isSame(path, base) || mine.isSame(path, theirs)) {
            return;
        }
        if (theirs.isSame(path, base)) {
            merged = merged.withSame(path, mine);
        } else if (field instanceof FormField.Table table) {
            rows(section, table);
        } else if (field instanceof FormField.Choice choice && choice.several()) {
            options(choice);
        } else if (field instanceof FormField.File file && file.several()) {
            files(file);
        } else {
            from = from.withSame(path, base);
            AnswerClash.Line line = line(field, base, mine, theirs);
            clashes.add(new AnswerClash(section.key(), section.title(), path, null, field.label(), List.of(line),
                    Answers.empty().withSame(path, mine), Answers.empty().withSame(path, theirs)));
        }
    }

    private void options(FormField.Choice choice) {
        String path = choice.path();
        Set<String> chosen = together(base.chosen(path), mine.chosen(path), theirs.chosen(path));
        Set<String> ordered = new LinkedHashSet<>();
        choice.options().stream().map(FormField.Option::value).filter(chosen::contains).forEach(ordered::add);
        ordered.addAll(chosen);
        merged = merged.with(path, List.copyOf(ordered));
    }

    private void files(FormField.File file) {
        merged = merged.withFiles(file.path(),
                List.copyOf(together(base.files(file.path()), mine.files(file.path()), theirs.files(file.path()))));
    }

    /** Theirs without what I took out and with what I added. */
    private static <T> Set<T> together(List<T> base, List<T> mine, List<T> theirs) {
        Set<T> all = theirs.stream().filter(each -> mine.contains(each) || !base.contains(each))
                .collect(Collectors.toCollection(LinkedHashSet::new));
        mine.stream().filter(each -> !base.contains(each)).forEach(all::add);
        return all;
    }

    private void rows(FormSection section, FormField.Table table) {
        String path = table.path();
        RowMerge rows = RowMerge.of(table, base.rows(path), mine.rows(path), theirs.rows(path));
        List<RowMerge.Line> lines = rows.lines();
        from = from.withRows(path, rows.undecided());
        merged = merged.withRows(path, lines.stream().map(RowMerge.Line::kept).toList());
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).clashes()) {
                clashes.add(clash(section, table, i, lines.get(i)));
            }
        }
    }

    private static AnswerClash clash(FormSection section, FormField.Table table, int index, RowMerge.Line row) {
        Answers mine = Objects.requireNonNullElse(row.mine, Answers.empty());
        Answers theirs = Objects.requireNonNullElse(row.theirs, Answers.empty());
        List<AnswerClash.Line> cells = table.columns().stream()
                .map(column -> line(column, row.base, mine, theirs))
                .filter(cell -> !cell.base().isEmpty() || !cell.mine().isEmpty() || !cell.theirs().isEmpty())
                .toList();
        return new AnswerClash(section.key(), section.title(), table.rowPath(index), index + 1, table.label(), cells,
                mine, theirs);
    }

    private static AnswerClash.Line line(FormField field, Answers base, Answers mine, Answers theirs) {
        return new AnswerClash.Line(field.label(), PrintedAnswer.of(field, base), PrintedAnswer.of(field, mine),
                PrintedAnswer.of(field, theirs));
    }
}
