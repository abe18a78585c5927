package jp.banso.forms;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The shipped form 別紙2-② for tests that need no database. */
public final class ApplicationForm {

    public static final String KEY = "home-care-support-application";

    private ApplicationForm() {
    }

    public static FormDefinition definition() {
        return FormSchemaParser.parse(new FormRef(KEY, 1), schema());
    }

    /** @param schema of a form as it could be released */
    public static FormDefinition definition(String schema) {
        return FormSchemaParser.parse(new FormRef(KEY, 1), schema);
    }

    public static String schema() {
        try (InputStream form = ApplicationForm.class.getResourceAsStream("/processes/applications/" + KEY + ".form")) {
            return new String(form.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
