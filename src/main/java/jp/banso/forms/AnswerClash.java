package jp.banso.forms;

import java.util.List;

/**
 * What two people changed differently since they had the same text before them: one field, or one whole row of a table,
 * because a row stands for one person or thing and half of each would be neither.
 *
 * @param section key of the section
 * @param path    of the field, or of the row as it stands in the merged answers ({@code members[3]})
 * @param row     the No. of the row in the merged answers, or null outside tables
 * @param label   of the field, or of the table
 * @param lines   the field, or each column of the row in which anybody has written, in printed words
 * @param mine    only the field, or the row's cells; empty when I took it out
 * @param theirs  likewise as the others left it
 */
public record AnswerClash(String section, String sectionTitle, String path, Integer row, String label, List<Line> lines,
                          Answers mine, Answers theirs) {
    public AnswerClash {
        lines = List.copyOf(lines);
    }

    /** One answer in its three versions, as printed; blank texts are empty. */
    public record Line(String label, String base, String mine, String theirs) {

        /** False for the cells of a row on which both agree. */
        public boolean differs() {
            return !mine.equals(theirs);
        }
    }

    /** Path of the field or table. */
    public String field() {
        return AnswerPath.table(path);
    }

    public boolean isRow() {
        return row != null;
    }

    /** The row is there only because the other side changed it. */
    public boolean removedByMe() {
        return isRow() && mine.isEmpty();
    }

    /** The row is there only because I changed it. */
    public boolean removedByThem() {
        return isRow() && theirs.isEmpty();
    }

    /** The id of the control in the edit page. */
    public String anchor() {
        return AnswerPath.anchor(path);
    }
}
