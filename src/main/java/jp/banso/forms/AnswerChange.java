package jp.banso.forms;

/**
 * One difference between two versions of the same form, ready to be read.
 *
 * @param section key of the section
 * @param label   the field's label; inside a table the column's, empty for a row as a whole
 * @param row     the No. of the row, of one that is gone its former, or null outside tables
 * @param before  the former answer in printed words, or empty
 * @param after   the present answer in printed words, or empty
 */
public record AnswerChange(String section, String sectionTitle, String path, Integer row, String label, String before, String after, Kind kind) {

    /** What happened to the answer. */
    public enum Kind { ADDED, CHANGED, REMOVED, ROW_REMOVED, ROW_MOVED }

    /** What stands where the present answer is empty. */
    public String noneAfterKey() {
        return kind == Kind.ROW_REMOVED ? "forms.diff.rowGone" : "forms.read.blank";
    }

    static Kind kind(String before, String after) {
        if (before.isEmpty()) {
            return Kind.ADDED;
        }
        return after.isEmpty() ? Kind.REMOVED : Kind.CHANGED;
    }
}
