package jp.banso.forms;

/**
 * A file given as an answer. Its content lies in the store of documents; who may read it is decided by the module whose
 * case the answers belong to.
 *
 * @param document id of the stored document
 * @param name     the name it was given with
 * @param size     in bytes
 */
public record AnsweredFile(String document, String name, long size) {

    static final String DOCUMENT = "document";
    static final String NAME = "name";
    static final String SIZE = "size";

    /** A file that came with a page, under a name that can be kept. */
    public static AnsweredFile received(String document, String name, long size) {
        String usable = TextRules.withoutUnusable(TextRules.unifyLineBreaks(name, false));
        return new AnsweredFile(document, TextRules.isBlank(usable) ? document : usable, size);
    }

    Answers asRow() {
        return Answers.empty().with(DOCUMENT, document).with(NAME, name).with(SIZE, String.valueOf(size));
    }

    static AnsweredFile of(Answers row) {
        String size = row.text(SIZE);
        return new AnsweredFile(row.text(DOCUMENT), row.text(NAME), size.matches("[0-9]{1,18}") ? Long.parseLong(size) : 0);
    }

    /** The ending of the name with its dot, in small letters, or empty. */
    String ending() {
        int dot = name.lastIndexOf('.');
        return dot < 0 ? "" : name.substring(dot).toLowerCase(java.util.Locale.ROOT);
    }
}
