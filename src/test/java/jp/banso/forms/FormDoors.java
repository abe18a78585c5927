package jp.banso.forms;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The doors through which one and the same application comes in. */
public final class FormDoors {

    private FormDoors() {
    }

    /** The answers as they arrive from the page, from a workbook and from a Word file whose controls were lost. */
    public static Map<String, Answers> all(CaseFile written) throws IOException {
        FormDefinition form = ApplicationForm.definition();
        Map<String, Answers> doors = new LinkedHashMap<>();
        doors.put("page", new AnswerBinder().bind(form, written.parameters(), Answers.empty()).answers());
        doors.put("workbook", returned(form, file(form, written, FormFileKind.XLSX)));
        doors.put("word", returned(form, WordEdit.changed(file(form, written, FormFileKind.DOCX), WordEdit::withoutControls)));
        return doors;
    }

    public static List<Finding> findings(Answers answers) {
        return new FormValidator().validate(ApplicationForm.definition(), answers);
    }

    private static byte[] file(FormDefinition form, CaseFile written, FormFileKind kind) throws IOException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        FormEngine.FILES.write(form, written.answers(), kind, null, file);
        return file.toByteArray();
    }

    private static Answers returned(FormDefinition form, byte[] file) throws IOException {
        return FormEngine.FILES.read(form, new ByteArrayInputStream(file), Answers.empty()).orThrow().answers();
    }
}
