package jp.banso.forms;

import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.util.XRLog;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Map;
import java.util.logging.Level;
import org.springframework.stereotype.Component;
import org.thymeleaf.ITemplateEngine;
import org.thymeleaf.context.Context;

/** A form with its answers as a PDF in printed order, whose text can be searched and copied sign by sign. */
@Component
public class FormPapers {

    private static final String FONT = "/fonts/NotoSansJP-Regular.ttf";
    private static final String FAMILY = "paper";

    private final FormPages pages;
    private final ITemplateEngine templates;

    /** Five megabytes once, not for each paper. */
    private static final class Font {
        static final byte[] BYTES = read();

        private static byte[] read() {
            try (InputStream font = FormPapers.class.getResourceAsStream(FONT)) {
                return UnsharedGlyphs.of(font.readAllBytes());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    static {
        XRLog.listRegisteredLoggers().forEach(logger -> XRLog.setLevel(logger, Level.WARNING));
    }

    FormPapers(FormPages pages, ITemplateEngine templates) {
        this.pages = pages;
        this.templates = templates;
    }

    /** Writes what the form asks of one who gave these answers, with the answers. */
    public void write(FormDefinition form, Answers answers, OutputStream target) throws IOException {
        FormAnswersView view = pages.read(form, answers);
        String page = templates.process("forms/paper", new Context(Locale.JAPANESE, Map.of("formView", view)));
        PdfRendererBuilder builder = new PdfRendererBuilder();
        builder.useFastMode();
        // readable by a screen reader; and with every font our own, none is looked for on the machine
        builder.usePdfUaAccessibility(true);
        builder.useFont(() -> new ByteArrayInputStream(Font.BYTES), FAMILY);
        builder.useUriResolver((base, address) -> null);
        builder.withHtmlContent(printable(page), null);
        builder.toStream(target);
        builder.run();
    }

    /** A variation selector asks for another drawing of the sign before it; the font has but one. */
    private static String printable(String page) {
        return page.codePoints().filter(c -> !(c >= 0xFE00 && c <= 0xFE0F || c >= 0xE0100 && c <= 0xE01EF))
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append).toString();
    }
}
