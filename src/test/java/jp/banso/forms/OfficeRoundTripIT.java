package jp.banso.forms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** In a real LibreOffice, by a script that knows only the printed words; without one it says why it looks at nothing. */
@DisplayName("LibreOfficeで開き、項目名だけを頼りに記入して保存した様式が、違いなく戻る")
class OfficeRoundTripIT {

    private static final List<String> COLUMNS = List.of("affiliation", "department", "title", "profession");
    private static final long MOST_SECONDS = 240;

    private final FormDefinition form = ApplicationForm.definition();
    private final Answers answers = CaseFile.load(CaseFile.VALID.get(0)).answers();

    @Test
    @DisplayName("白紙に記入したExcelとWord、記入済みのものを保存し直したExcelとWord")
    void comesBackWithoutADifference(@TempDir Path directory) throws Exception {
        assumeOffice();
        Answers sixteen = answers.withRows("members", sixteen());
        List<Path> given = new ArrayList<>();
        List<Path> filled = new ArrayList<>();
        List<Path> values = new ArrayList<>();
        for (FormFileKind kind : FormFileKind.values()) {
            given.add(written(directory.resolve("blank" + kind.ending()), kind, Answers.empty()));
            values.add(Files.writeString(directory.resolve("values.json"), new ObjectMapper().writeValueAsString(values(sixteen))));
            given.add(written(directory.resolve("given" + kind.ending()), kind, answers));
            values.add(Files.writeString(directory.resolve("nothing.json"), "{}"));
        }
        given.forEach(file -> filled.add(directory.resolve("back-" + file.getFileName())));
        fill(directory, given, filled, values);

        for (Path file : filled) {
            boolean blank = file.getFileName().toString().contains("blank");
            try (InputStream content = Files.newInputStream(file)) {
                ReturnedAnswers read = FormEngine.FILES.read(form, content, Answers.empty()).orThrow();
                assertThat(read.doubts()).as(file.getFileName().toString()).isEmpty();
                assertThat(read.missing()).as(file.getFileName().toString()).isEmpty();
                assertThat(new AnswerDiff().between(form, blank ? sixteen : answers, read.answers())).as(file.getFileName().toString()).isEmpty();
                assertThat(read.stamp()).isEqualTo(blank ? null : "given-1");
            }
        }
    }

    private List<Answers> sixteen() {
        List<Answers> rows = new ArrayList<>(answers.rows("members"));
        rows.add(Answers.empty().with("affiliation", "横手市").with("title", "主査").with("profession", "行政職"));
        return rows;
    }

    private Map<String, Object> values(Answers wanted) {
        Map<String, String> lines = new LinkedHashMap<>();
        Map<String, String> sheet = new LinkedHashMap<>();
        for (FormField field : form.fields()) {
            boolean several = field instanceof FormField.Choice choice && choice.several();
            boolean multiline = field instanceof FormField.Text text && text.multiline();
            if (multiline) {
                sheet.put(field.label(), wanted.text(field.path()));
            } else if (!several && !(field instanceof FormField.Table)) {
                lines.put(field.label(), PrintedAnswer.of(field, wanted));
            }
        }
        FormField.Choice challenges = (FormField.Choice) form.field("challenges.selected").orElseThrow();
        FormField.Table members = (FormField.Table) form.field("members").orElseThrow();
        return Map.of("lines", lines, "sheet", sheet,
                "long", Map.of("応募の理由", wanted.text("reason"), "地域の特徴", wanted.text("regionFeatures"), "拠点の取組内容", wanted.text("hubActivities"),
                        "地域の課題", wanted.text("challenges.detail")),
                "marks", wanted.chosen("challenges.selected").stream().map(challenges::labelOf).toList(),
                "columns", members.columns().stream().map(FormField::label).toList(),
                "rows", wanted.rows("members").stream().map(row -> COLUMNS.stream().map(row::text).toList()).toList());
    }

    private Path written(Path file, FormFileKind kind, Answers filled) throws IOException {
        try (OutputStream target = Files.newOutputStream(file)) {
            FormEngine.FILES.write(form, filled, kind, filled.isEmpty() ? null : "given-1", target);
        }
        return file;
    }

    private static void fill(Path directory, List<Path> given, List<Path> filled, List<Path> values) throws Exception {
        Process script = new ProcessBuilder("/usr/bin/python3", Path.of("src/test/resources/office/fill.py").toString(), "soffice", joined(given),
                joined(filled), joined(values)).redirectErrorStream(true).redirectOutput(directory.resolve("script.log").toFile()).start();
        boolean done = script.waitFor(MOST_SECONDS, TimeUnit.SECONDS);
        script.descendants().forEach(ProcessHandle::destroy);
        script.destroy();
        assertThat(done && script.exitValue() == 0).as(Files.readString(directory.resolve("script.log"))).isTrue();
    }

    private static String joined(List<Path> files) {
        return String.join(",", files.stream().map(Path::toString).toList());
    }

    private static void assumeOffice() throws Exception {
        String missing = !Files.isExecutable(Path.of("/usr/bin/soffice")) ? "LibreOffice (soffice)"
                : !Files.isExecutable(Path.of("/usr/bin/python3")) || new ProcessBuilder("/usr/bin/python3", "-c", "import uno").start().waitFor() != 0
                        ? "python3-uno" : "";
        if (!missing.isEmpty()) {
            System.out.println("OfficeRoundTripIT is skipped: " + missing + " is not installed");
        }
        assumeTrue(missing.isEmpty(), missing + " is not installed");
    }
}
