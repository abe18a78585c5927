package jp.banso.forms;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/** The blank files of a form: for everyone, so each is made once and kept; a released version never changes. */
@Component
public class BlankForms {

    /** In which blank files a form is given out. */
    public enum Kind {
        DOCX(".docx", FormFileKind.DOCX.contentType()), XLSX(".xlsx", FormFileKind.XLSX.contentType()), PDF(".pdf", "application/pdf");

        private final String ending;
        private final String contentType;

        Kind(String ending, String contentType) {
            this.ending = ending;
            this.contentType = contentType;
        }

        public String contentType() {
            return contentType;
        }
    }

    private record Made(FormRef form, Kind kind) {
    }

    private final FormCatalog catalog;
    private final FormFiles files;
    private final FormPapers papers;
    private final Map<Made, byte[]> made = new ConcurrentHashMap<>();

    BlankForms(FormCatalog catalog, FormFiles files, FormPapers papers) {
        this.catalog = catalog;
        this.files = files;
        this.papers = papers;
    }

    /** As officials name their attachments: the number of the annex, and what the form is. */
    public String fileName(FormRef form, Kind kind) {
        return FormFiles.fileName(catalog.definition(form), kind.ending);
    }

    public void write(FormRef form, Kind kind, OutputStream target) throws IOException {
        target.write(made.computeIfAbsent(new Made(form, kind), this::make));
    }

    private byte[] make(Made wanted) {
        FormDefinition form = catalog.definition(wanted.form());
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try {
            if (wanted.kind() == Kind.PDF) {
                papers.write(form, Answers.empty(), file);
            } else {
                files.write(form, Answers.empty(), FormFileKind.valueOf(wanted.kind().name()), null, file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("a blank form cannot be made", e);
        }
        return file.toByteArray();
    }
}
