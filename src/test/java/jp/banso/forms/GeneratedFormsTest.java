package jp.banso.forms;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;

@Label("どんな様式も、製品に付く様式も、どんな回答も、画面・Excel・PDFを通って一字も変わらない")
class GeneratedFormsTest {

    private static final String SEED = "20250731";

    private final FormPages pages = new FormPages();
    private final FormValidator validator = new FormValidator();
    private final AnswerBinder binder = new AnswerBinder();
    private final FormFiles files = FormEngine.FILES;
    private final FormPapers papers = new FormPapers(FormEngine.TEMPLATES);

    @Provide
    Arbitrary<GeneratedForm> forms() {
        return Arbitraries.oneOf(
                Arbitraries.randomValue(GeneratedForm::of),
                Arbitraries.of(ApplicationForm.shipped()).flatMap(schema -> Arbitraries.randomValue(random -> GeneratedForm.filled(schema, random))));
    }

    @Property(tries = 150, seed = SEED, shrinking = ShrinkingMode.OFF)
    @Label("描いて、記入して送り、確かめる")
    void throughThePage(@ForAll("forms") GeneratedForm form) {
        FormDefinition definition = form.definition();
        String html = FormEngine.edit(pages.edit(definition, form.answers(), List.of()));

        BoundAnswers bound = binder.bind(definition, FilledPage.parameters(html), form.answers());

        assertThat(bound.findings()).isEmpty();
        assertThat(bound.answers()).isEqualTo(form.answers());
        assertThat(validator.validate(definition, bound.answers())).isEmpty();
        assertThat(new AnswerDiff().between(definition, form.answers(), bound.answers())).isEmpty();
        assertThat(Answers.fromJson(form.answers().toJson())).isEqualTo(form.answers());
    }

    @Property(tries = 60, seed = SEED, shrinking = ShrinkingMode.OFF)
    @Label("Excelに書き出して読み込む")
    void throughTheWorkbook(@ForAll("forms") GeneratedForm form) throws IOException {
        through(form, FormFileKind.XLSX);
    }

    @Property(tries = 60, seed = SEED, shrinking = ShrinkingMode.OFF)
    @Label("Wordに書き出して読み込む")
    void throughTheWordFile(@ForAll("forms") GeneratedForm form) throws IOException {
        through(form, FormFileKind.DOCX);
    }

    private void through(GeneratedForm form, FormFileKind kind) throws IOException {
        FormDefinition definition = form.definition();
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        files.write(definition, form.answers(), kind, "given-1", file);

        ReturnedAnswers read = files.read(definition, new ByteArrayInputStream(file.toByteArray()), notInTheWorkbook(form)).orThrow();

        assertThat(read.findings()).isEmpty();
        assertThat(read.doubts()).isEmpty();
        assertThat(read.missing()).isEmpty();
        assertThat(read.answers()).isEqualTo(form.answers());
        assertThat(read.stamp()).isEqualTo("given-1");
        assertThat(read.kind()).isEqualTo(kind);
    }

    @Property(tries = 60, seed = SEED, shrinking = ShrinkingMode.OFF)
    @Label("PDFの文字を読み戻す")
    void onPaper(@ForAll("forms") GeneratedForm form) throws IOException {
        ByteArrayOutputStream paper = new ByteArrayOutputStream();
        papers.write(form.definition(), form.answers(), paper);

        String text = text(paper.toByteArray());
        for (String answer : printed(form)) {
            assertThat(text).contains(withoutBlanks(answer));
        }
    }

    /** Files and hidden answers: an import leaves them as they are. */
    private static Answers notInTheWorkbook(GeneratedForm form) {
        FormDefinition shown = form.definition().shown(form.answers());
        Answers kept = Answers.empty();
        for (FormField field : form.definition().fields()) {
            if (field instanceof FormField.File || !shown.asks(field.path())) {
                kept = kept.withSame(field.path(), form.answers());
            }
        }
        return kept;
    }

    private static List<String> printed(GeneratedForm form) {
        List<String> printed = new ArrayList<>();
        for (FormField field : form.definition().shown(form.answers()).fields()) {
            if (field instanceof FormField.Table table) {
                for (Answers row : form.answers().rows(table.path())) {
                    table.columns().forEach(column -> printed.add(PrintedAnswer.of(column, row)));
                }
            } else {
                printed.addAll(List.of(PrintedAnswer.of(field, form.answers()).split("\n")));
            }
        }
        return printed;
    }

    private static String text(byte[] paper) throws IOException {
        try (PDDocument document = Loader.loadPDF(paper)) {
            return PaperText.of(document);
        }
    }

    private static String withoutBlanks(String text) {
        return text.codePoints().filter(c -> !Character.isWhitespace(c) && !Character.isSpaceChar(c))
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append).toString();
    }
}
