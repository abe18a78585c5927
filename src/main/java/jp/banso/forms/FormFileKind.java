package jp.banso.forms;

import jp.banso.platform.documents.FileKind;

/** The kinds of files in which a form is given out to be filled in off-line, and taken back. */
public enum FormFileKind {
    XLSX("xlsx", FileKind.EXCEL), DOCX("docx", FileKind.WORD);

    private final String ending;
    private final FileKind content;

    FormFileKind(String ending, FileKind content) {
        this.ending = ending;
        this.content = content;
    }

    /** With its dot, as at the end of a file name. */
    public String ending() {
        return "." + ending;
    }

    public String contentType() {
        return content.contentType();
    }
}
