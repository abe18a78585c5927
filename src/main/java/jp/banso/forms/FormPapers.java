package jp.banso.forms;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Locale;
import java.util.Map;
import jp.banso.platform.documents.PaperSetter;
import org.springframework.stereotype.Component;
import org.thymeleaf.ITemplateEngine;
import org.thymeleaf.context.Context;

/** A form with its answers as a PDF in printed order, whose text can be searched and copied sign by sign. */
@Component
public class FormPapers {

    private final ITemplateEngine templates;

    FormPapers(ITemplateEngine templates) {
        this.templates = templates;
    }

    /** Writes what the form asks of one who gave these answers, with the answers. */
    public void write(FormDefinition form, Answers answers, OutputStream target) throws IOException {
        write(form, answers, null, target);
    }

    /** As {@link #write(FormDefinition, Answers, OutputStream)}, with a mark on every page; null for none. */
    public void write(FormDefinition form, Answers answers, String mark, OutputStream target) throws IOException {
        FormPaperView view = FormPaperView.of(form, answers);
        Context context = new Context(Locale.JAPANESE, Map.of("formView", view));
        context.setVariable("pageMark", mark);
        String page = templates.process("forms/paper", context);
        PaperSetter.set(page, target);
    }
}
