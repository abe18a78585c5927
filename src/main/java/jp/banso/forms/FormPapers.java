package jp.banso.forms;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;
import org.springframework.stereotype.Component;

/** A form with its answers as a PDF in printed order. */
@Component
public class FormPapers {

    private final FormPages pages;
    private final PaperPrinter printer;

    FormPapers(FormPages pages, PaperPrinter printer) {
        this.pages = pages;
        this.printer = printer;
    }

    /** Writes what the form asks of one who gave these answers, with the answers. */
    public void write(FormDefinition form, Answers answers, OutputStream target) throws IOException {
        printer.print("forms/paper", Map.of("formView", pages.read(form, answers)), target);
    }
}
