package jp.banso.forms;

/**
 * One difference between two versions of the same form, ready to be read.
 *
 * @param section key of the section
 * @param label   the field's label; inside a table the column's
 * @param row     the No. of the row, or null outside tables
 * @param before  the former answer in printed words, or empty
 * @param after   the present answer in printed words, or empty
 */
public record AnswerChange(String section, String sectionTitle, String path, Integer row, String label, String before, String after, Kind kind) {

    /** What happened to the answer. */
    public enum Kind { ADDED, CHANGED, REMOVED }

    static Kind kind(String before, String after) {
        if (before.isEmpty()) {
            return Kind.ADDED;
        }
        return after.isEmpty() ? Kind.REMOVED : Kind.CHANGED;
    }
}
