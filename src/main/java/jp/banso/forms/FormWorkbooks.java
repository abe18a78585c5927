package jp.banso.forms;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import jp.banso.kernel.Outcome;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/**
 * A form as an Excel workbook: handed out filled as far as it is, taken back when it was filled in off-line. Fields are
 * found by their named ranges, so that a moved row does no harm; what a condition hides is neither handed out nor lost.
 */
@Component
public class FormWorkbooks {

    private final MessageSource messages;
    private final AnswerBinder binder;

    FormWorkbooks(MessageSource messages, AnswerBinder binder) {
        this.messages = messages;
        this.binder = binder;
    }

    /** Writes the template with the answers given so far. */
    public void write(FormDefinition form, Answers answers, OutputStream target) throws IOException {
        try (WorkbookWriter writer = new WorkbookWriter(form, answers, messages)) {
            writer.write(target);
        }
    }

    /**
     * Reads a template that came back. Nothing is stored: the caller shows the differences first.
     *
     * @param before the answers as they stand; files and what is hidden stay as they are there
     * @return refused when this is no template of exactly this version of the form
     */
    public Outcome<WorkbookAnswers> read(FormDefinition form, InputStream workbook, Answers before) throws IOException {
        return new WorkbookReader(form, before, binder).read(workbook);
    }
}
