package jp.banso.forms;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * The rows of one table out of two versions of it. What one side added, took out, moved or changed stays so; a row that
 * both changed is one only if both did no more than fill different blanks. A row that one side took out and the other
 * changed stays until a person decides. The order of rows that both moved is that of the others.
 */
final class RowMerge {

    /** A row of the result: as it was and as each side has it; null where it is not there. */
    static final class Line {
        final Answers base;
        Answers mine;
        Answers theirs;

        private Line(Answers base) {
            this.base = base;
        }

        boolean clashes() {
            return base != null && kept() != null && !Objects.equals(mine, theirs) && !base.equals(mine)
                    && !base.equals(theirs) && filledByBoth() == null;
        }

        /** The row to keep, or null when it is gone. */
        Answers kept() {
            if (base == null) {
                return mine == null ? theirs : mine;
            }
            if (base.equals(mine) || Objects.equals(mine, theirs)) {
                return theirs;
            }
            if (base.equals(theirs)) {
                return mine;
            }
            Answers filled = filledByBoth();
            return filled != null ? filled : theirs != null ? theirs : mine;
        }

        /** The row with what each side wrote into different blanks of it; null if that is not all that they did. */
        private Answers filledByBoth() {
            if (mine == null || theirs == null) {
                return null;
            }
            Answers filled = theirs;
            Set<String> columns = new HashSet<>(mine.asMap().keySet());
            columns.addAll(theirs.asMap().keySet());
            columns.addAll(base.asMap().keySet());
            for (String column : columns) {
                String former = base.text(column);
                boolean byMe = !mine.text(column).equals(former);
                boolean byThem = !theirs.text(column).equals(former);
                boolean alike = mine.text(column).equals(theirs.text(column));
                if ((byMe || byThem) && !former.isEmpty() || byMe && byThem && !alike) {
                    return null;
                }
                filled = byMe ? filled.with(column, mine.text(column)) : filled;
            }
            return filled;
        }
    }

    private static final int SAME_ROW_ADDED_TWICE = 2;

    private final List<Line> mine = new ArrayList<>();
    private final List<Line> theirs = new ArrayList<>();
    private boolean movedByMe;
    private boolean movedByThem;

    private RowMerge() {
    }

    static RowMerge of(FormField.Table table, List<Answers> base, List<Answers> mine, List<Answers> theirs) {
        RowMerge merge = new RowMerge();
        merge.identify(base, mine, theirs, table.columns());
        return merge;
    }

    /** The rows that are left, in order. */
    List<Line> lines() {
        return inOrder().stream().filter(line -> line.kept() != null).toList();
    }

    /** My rows, but what clashes as it was. */
    List<Answers> undecided() {
        List<Line> lines = new ArrayList<>(mine);
        Line previous = null;
        for (Line line : theirs) {
            if (line.mine == null && line.clashes()) {
                lines.add(previous == null ? 0 : lines.indexOf(previous) + 1, line);
            }
            previous = lines.contains(line) ? line : previous;
        }
        return lines.stream().map(line -> line.clashes() ? line.base : line.mine).toList();
    }

    private void identify(List<Answers> base, List<Answers> my, List<Answers> their, List<FormField> columns) {
        int[] myPlaces = RowMatch.of(base, my, columns);
        int[] theirPlaces = RowMatch.of(base, their, columns);
        Line[] myLines = new Line[my.size()];
        Line[] theirLines = new Line[their.size()];
        for (int i = 0; i < base.size(); i++) {
            Line line = new Line(base.get(i));
            if (myPlaces[i] >= 0) {
                line.mine = my.get(myPlaces[i]);
                myLines[myPlaces[i]] = line;
            }
            if (theirPlaces[i] >= 0) {
                line.theirs = their.get(theirPlaces[i]);
                theirLines[theirPlaces[i]] = line;
            }
        }
        for (int j = 0; j < their.size(); j++) {
            if (theirLines[j] == null) {
                theirLines[j] = new Line(null);
                theirLines[j].theirs = their.get(j);
            }
        }
        for (int j = 0; j < my.size(); j++) {
            if (myLines[j] == null) {
                myLines[j] = added(my.get(j), theirLines);
            }
        }
        Collections.addAll(mine, myLines);
        Collections.addAll(theirs, theirLines);
        movedByMe = moved(myPlaces);
        movedByThem = moved(theirPlaces);
    }

    /** Two who copy from one list add the same row; one that hardly says anything yet may be anybody's. */
    private static Line added(Answers row, Line[] theirLines) {
        for (Line line : theirLines) {
            if (line.base == null && line.mine == null && row.equals(line.theirs)
                    && row.asMap().size() >= SAME_ROW_ADDED_TWICE) {
                line.mine = row;
                return line;
            }
        }
        Line line = new Line(null);
        line.mine = row;
        return line;
    }

    private static boolean moved(int[] places) {
        int last = -1;
        for (int place : places) {
            if (place >= 0 && place < last) {
                return true;
            }
            last = Math.max(last, place);
        }
        return false;
    }

    private List<Line> inOrder() {
        boolean mineLeads = movedByMe && !movedByThem;
        List<Line> lines = new ArrayList<>(mineLeads ? mine : theirs);
        Line previous = null;
        for (Line line : mineLeads ? theirs : mine) {
            if (!lines.contains(line)) {
                int place = previous == null ? 0 : lines.indexOf(previous) + 1;
                while (!mineLeads && place < lines.size() && lines.get(place).base == null) {
                    place++;
                }
                lines.add(place, line);
            }
            previous = line;
        }
        return lines;
    }
}
