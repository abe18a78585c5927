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

/** A form with its answers as a PDF in printed order, whose text can be searched and copied sign by sign. */
@Component
public class FormPapers {

    private static final String FAMILY = "paper";

    private final FormPages pages;
    private final ITemplateEngine templates;

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
