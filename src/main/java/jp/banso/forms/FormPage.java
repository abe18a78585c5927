package jp.banso.forms;

import java.util.List;

/**
 * A form ready to be filled in by {@code templates/forms/edit.html}: nothing in it needs a decision any more.
 *
 * @param findings shown in the summary on top; empty while a draft is only being written
 */
public record FormPage(FormRef ref, String title, String annex, List<Section> sections, List<Finding> findings) {

    /** One ■, with its place in the page and its state ({@code null} where states are not shown). */
    public record Section(String key, String anchor, String title, String heading, SectionState state, List<Item> items, Hiding hiding) {
    }

    /**
     * Whether a part is hidden, and by which condition the page's script goes on deciding it.
     *
     * @param condition in the schema's words, or null where the part is always shown
     */
    public record Hiding(String condition, boolean hidden) {

        static Hiding of(Condition condition, boolean hidden) {
            return new Hiding(condition.isNever() ? null : condition.text(), hidden && !condition.isNever());
        }
    }

    /** Which fragment draws an item. */
    public enum Kind { NOTE, TEXT, LONG_TEXT, DATE, FILE, SELECT, RADIO, CHECKLIST, TABLE }

    /**
     * A field or a note of the section.
     *
     * @param id          of the control that takes the focus from the error summary
     * @param shownName   name of the hidden mark that says the field was on the page
     * @param inputMode   the keyboard a telephone offers, or null
     * @param width       short, medium or long: as wide as the expected answer
     * @param describedBy ids of the texts that belong to the control, or null
     * @param choices     options; of a file field the files given so far
     * @param accept      what a file field takes, or null
     */
    public record Item(Kind kind, String id, String name, String shownName, String label, String guidance, boolean required,
                       String value, int length, int maxLength, String inputMode, String width, String describedBy,
                       List<Choice> choices, List<Finding> errors, Rows rows,
                       String accept, boolean several, Hiding hiding) {

        public boolean invalid() {
            return !errors.isEmpty();
        }
    }

    /** An option of a select, radio or checklist. */
    public record Choice(String id, String value, String label, boolean chosen) {
    }

    /**
     * A table of rows.
     *
     * @param blank a row with placeholders for its number, from which the page's script makes further rows
     */
    public record Rows(String path, List<String> columns, List<Row> rows, Row blank, int maxRows, boolean canAdd) {
    }

    /** One row: its No. as printed, and its cells. */
    public record Row(String number, String path, List<Item> cells, List<Finding> errors) {
    }
}
