package jp.banso.forms;

import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.util.XRLog;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Locale;
import java.util.Map;
import java.util.logging.Level;
import org.springframework.stereotype.Component;
import org.thymeleaf.ITemplateEngine;
import org.thymeleaf.context.Context;

/** A template as a PDF, whose text can be searched and copied sign by sign. */
@Component
public class PaperPrinter {

    private static final String FAMILY = "paper";

    private final ITemplateEngine templates;

    static {
        XRLog.listRegisteredLoggers().forEach(logger -> XRLog.setLevel(logger, Level.WARNING));
    }

    PaperPrinter(ITemplateEngine templates) {
        this.templates = templates;
    }

    /**
     * Prints a page. It must be well-formed XML and set in the font {@code paper}.
     *
     * @param template below {@code templates}, without its ending
     */
    public void print(String template, Map<String, Object> values, OutputStream target) throws IOException {
        String page = templates.process(template, new Context(Locale.JAPANESE, values));
        PaperFont font = PaperFont.load();
        PdfRendererBuilder builder = new PdfRendererBuilder();
        builder.useFastMode();
        // readable by a screen reader; and with every font our own, none is looked for on the machine
        builder.usePdfUaAccessibility(true);
        builder.useFont(() -> new ByteArrayInputStream(font.file()), FAMILY);
        builder.useUriResolver((base, address) -> null);
        builder.withHtmlContent(font.printable(page), null);
        builder.toStream(target);
        builder.run();
    }
}
