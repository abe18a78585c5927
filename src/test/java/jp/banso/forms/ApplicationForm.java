package jp.banso.forms;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The shipped form 別紙2-② for tests that need no database. */
public final class ApplicationForm {

    public static final String KEY = "home-care-support-application";

    private ApplicationForm() {
    }

    public static FormDefinition definition() {
        return FormSchemaParser.parse(new FormRef(KEY, 1), schema());
    }

    /** Every form that the product brings along. */
    static List<String> shipped() {
        try (Stream<Path> files = Files.walk(Path.of("processes"))) {
            List<String> schemas = new ArrayList<>();
            for (Path file : files.filter(path -> path.toString().endsWith(".form")).sorted().toList()) {
                schemas.add(Files.readString(file));
            }
            return schemas;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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
