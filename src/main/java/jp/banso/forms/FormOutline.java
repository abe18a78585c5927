package jp.banso.forms;

import java.util.List;

/** All that a form asks, in printed order and in words: for its editor and for the page on which all questions stand. */
public record FormOutline(FormRef ref, String title, String annex, List<Section> sections) {

    /**
     * A section.
     *
     * @param id     of the component
     * @param unless when it need not be filled in, or empty
     */
    public record Section(String id, String title, String heading, String unless, List<Part> parts) {

        /** The number of a question among those of its section; empty for a note, which asks nothing. */
        public String number(Part part) {
            return part.isNote() ? "" : String.valueOf(parts.stream().filter(other -> !other.isNote()).toList().indexOf(part) + 1);
        }
    }

    /**
     * A field, a note or a column.
     *
     * @param limits  what an answer must keep to, in words
     * @param options that can be chosen
     * @param unless  when it need not be filled in, or empty
     * @param columns of a table
     */
    public record Part(String id, FieldKind kind, String label, boolean required, String guidance, List<String> limits, List<String> options,
                       String unless, List<Part> columns) {

        public boolean isNote() {
            return kind == FieldKind.NOTE;
        }

        public boolean isTable() {
            return kind == FieldKind.TABLE;
        }
    }

    /** The columns of the table of this id; empty for anything else. */
    public List<Part> columns(String id) {
        return sections.stream().flatMap(section -> section.parts().stream()).filter(part -> part.id().equals(id))
                .flatMap(part -> part.columns().stream()).toList();
    }
}
