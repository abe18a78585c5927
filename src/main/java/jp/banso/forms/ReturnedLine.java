package jp.banso.forms;

import java.util.List;

/**
 * A line of a file that came back: a row of a table or sheet, or a paragraph as a line of one cell.
 *
 * @param block which sheet or table it stands in; -1 for a paragraph outside of tables
 * @param title of the sheet, else empty
 */
record ReturnedLine(int block, String title, List<Cell> cells) {

    /**
     * A cell with its text as it stands.
     *
     * @param column  counted from 0; a merged cell stands at its first
     * @param text    all of it
     * @param outside the text without what stands in fields that are known by their own names
     * @param place   the cell's address, or empty in a Word file
     * @param held    true when it holds such a field
     * @param merged  true where it is one with the cell above it, in which the text stands
     */
    record Cell(int column, String text, String outside, String place, boolean held, boolean merged) {

        boolean isBlank() {
            return TextRules.isBlank(text);
        }
    }

    Cell at(int column) {
        return cells.stream().filter(cell -> cell.column() == column).findFirst().orElse(null);
    }

    boolean isParagraph() {
        return block < 0;
    }

    boolean isBlank() {
        return cells.stream().allMatch(Cell::isBlank);
    }
}
