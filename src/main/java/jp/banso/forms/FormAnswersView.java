package jp.banso.forms;

import java.util.List;

/** Answers ready to be read in printed order by {@code templates/forms/read.html}. */
public record FormAnswersView(FormRef ref, String title, String annex, List<Section> sections) {

    /** One ■ with its answers. */
    public record Section(String key, String anchor, String title, String heading, List<Block> blocks) {

        /** All answers of the section in printed order. */
        public List<Entry> entries() {
            return blocks.stream().flatMap(block -> block.entries().stream()).toList();
        }
    }

    /** Answers that stand together: a table alone, or the fields between two tables. */
    public record Block(List<Entry> entries) {

        public boolean isTable() {
            return entries.size() == 1 && entries.get(0).isTable();
        }
    }

    /**
     * One answer. A checklist shows all its options with ○ before the chosen ones, as on paper.
     *
     * @param text    the answer, or empty when there is none
     * @param options of a checklist, else empty
     * @param columns of a table, else empty
     */
    public record Entry(String path, String label, boolean longText, String text, List<Option> options, List<String> columns, List<Row> rows) {

        public boolean isTable() {
            return !columns.isEmpty();
        }

        public boolean isChecklist() {
            return !options.isEmpty();
        }
    }

    /** An option of a checklist. */
    public record Option(String label, boolean chosen) {
    }

    /** A row of a table under its new No. */
    public record Row(int number, List<String> cells) {
    }
}
