package jp.banso.forms;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Which row of a table became which, judged by what they say, because a printed row has no name: equal rows first and
 * in order, then such as have at least half of what they say in common, then equal ones that were moved, and last those
 * that stand alone between the same neighbours.
 */
final class RowMatch {

    private static final int EQUAL = 1_000;
    private static final int ALIKE = 50;

    private final List<Answers> before;
    private final List<Answers> after;
    private final List<FormField> columns;
    private final int[] places;
    private final boolean[] taken;
    private final boolean[] moved;

    private RowMatch(List<Answers> before, List<Answers> after, List<FormField> columns) {
        this.before = before;
        this.after = after;
        this.columns = columns;
        this.places = new int[before.size()];
        this.taken = new boolean[after.size()];
        this.moved = new boolean[before.size()];
    }

    /** The place of each former row in the later table, or -1 where it is gone. */
    static int[] of(List<Answers> before, List<Answers> after, List<FormField> columns) {
        return between(before, after, columns).places;
    }

    static RowMatch between(List<Answers> before, List<Answers> after, List<FormField> columns) {
        RowMatch match = new RowMatch(before, after, columns);
        Arrays.fill(match.places, -1);
        match.align();
        match.findBetweenNeighbours(match.findMoved());
        return match;
    }

    /** The former place of a later row, or -1 where it is new. */
    int former(int later) {
        return IntStream.range(0, places.length).filter(i -> places[i] == later).findFirst().orElse(-1);
    }

    /** Whether a former row is gone. */
    boolean gone(int former) {
        return places[former] < 0;
    }

    /** Whether a former row stands before one that it followed, or after one that followed it. */
    boolean moved(int former) {
        return moved[former];
    }

    private void align() {
        int[][] likeness = new int[before.size()][after.size()];
        int[][] best = new int[before.size() + 1][after.size() + 1];
        for (int i = before.size() - 1; i >= 0; i--) {
            for (int j = after.size() - 1; j >= 0; j--) {
                likeness[i][j] = likeness(before.get(i), after.get(j));
                int together = likeness[i][j] == 0 ? 0 : likeness[i][j] + best[i + 1][j + 1];
                best[i][j] = Math.max(together, Math.max(best[i + 1][j], best[i][j + 1]));
            }
        }
        int i = 0;
        int j = 0;
        while (i < before.size() && j < after.size()) {
            if (likeness[i][j] > 0 && best[i][j] == likeness[i][j] + best[i + 1][j + 1]) {
                pair(i++, j++);
            } else if (best[i][j] == best[i + 1][j]) {
                i++;
            } else {
                j++;
            }
        }
    }

    /** 0 for rows that have too little in common to be the same. */
    private int likeness(Answers one, Answers other) {
        if (one.equals(other)) {
            return EQUAL;
        }
        int common = 0;
        int filledInOne = 0;
        int filledInOther = 0;
        for (FormField column : columns) {
            String here = one.text(column.path());
            String there = other.text(column.path());
            filledInOne += here.isEmpty() ? 0 : 1;
            filledInOther += there.isEmpty() ? 0 : 1;
            if (!here.isEmpty() && !there.isEmpty()) {
                common += here.equals(there) ? 2 : here.startsWith(there) || there.startsWith(here) ? 1 : 0;
            }
        }
        int least = Math.min(filledInOne, filledInOther);
        int percent = least == 0 ? 0 : 100 * common / (2 * least);
        return percent < ALIKE ? 0 : percent;
    }

    private int[] findMoved() {
        int[] inOrder = places.clone();
        for (int i = 0; i < before.size(); i++) {
            for (int j = 0; places[i] < 0 && j < after.size(); j++) {
                if (!taken[j] && before.get(i).equals(after.get(j))) {
                    pair(i, j);
                    moved[i] = !before.get(i).isEmpty();
                }
            }
        }
        return inOrder;
    }

    /** A row that was written anew altogether is still the row between those that stayed. */
    private void findBetweenNeighbours(int[] inOrder) {
        int from = 0;
        int fromAfter = 0;
        for (int i = 0; i <= before.size(); i++) {
            if (i == before.size() || inOrder[i] >= 0) {
                int toAfter = i == before.size() ? after.size() : inOrder[i];
                pairGap(from, i, fromAfter, toAfter);
                from = i + 1;
                fromAfter = toAfter + 1;
            }
        }
    }

    private void pairGap(int from, int to, int fromAfter, int toAfter) {
        List<Integer> gone = IntStream.range(from, to).filter(i -> places[i] < 0).boxed().toList();
        List<Integer> come = IntStream.range(fromAfter, toAfter).filter(j -> !taken[j]).boxed().toList();
        if (gone.size() == come.size()) {
            for (int k = 0; k < gone.size(); k++) {
                pair(gone.get(k), come.get(k));
            }
        }
    }

    private void pair(int i, int j) {
        places[i] = j;
        taken[j] = true;
    }
}
