package jp.banso.forms;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("様式をPDFにする")
class FormPapersTest {

    private final FormPapers papers = new FormPapers(new FormPages(), FormEngine.TEMPLATES);
    private final FormDefinition form = ApplicationForm.definition();

    @Test
    @DisplayName("見出し・項目・回答・表・○が印刷の順に並び、字体はすべて埋め込まれる")
    void printsTheShippedForm() throws IOException {
        Answers answers = CaseFile.load(CaseFile.VALID.get(0)).answers().with("reason", "用⽤ 𠮷 ① ㈱ ﾊﾝｶｸ ｶﾞ 髙 﨑 ～〜 葛󠄀").with("regionFeatures", "長い".repeat(4_000))
                .with("hubActivities", "A".repeat(300)).with("challenges.detail", "<script>${7*7}</script>");

        try (PDDocument paper = Loader.loadPDF(printed(answers))) {
            String text = new PDFTextStripper().getText(paper).replaceAll("\\s", "");
            assertThat(text).contains("別紙２－②", "申込書", "秋田県", "用⽤𠮷①㈱ﾊﾝｶｸｶﾞ髙﨑～〜葛", "○災害時及び災害に備えた体制構築への支援", "介護支援専門員協会地域支部",
                    "A".repeat(300), "<script>${7*7}</script>", "様式：home-care-support-application第1版");
            assertThat(text.split("長い", -1)).hasSizeGreaterThan(4_000);
            assertThat(paper.getNumberOfPages()).isGreaterThan(2);
            List<String> fonts = new ArrayList<>();
            for (PDPage page : paper.getPages()) {
                for (var name : page.getResources().getFontNames()) {
                    assertThat(page.getResources().getFont(name).isEmbedded()).isTrue();
                    fonts.add(page.getResources().getFont(name).getName());
                }
            }
            assertThat(fonts).isNotEmpty();
        }
    }

    @Test
    @DisplayName("字体にない文字は〓で示し、印刷は止まらない")
    void marksWhatTheFontLacks() throws IOException {
        String rare = "始👨가\uE000العربية\t\u00A0か\u3099é終";
        try (PDDocument paper = Loader.loadPDF(printed(Answers.empty().with("reason", rare)))) {
            assertThat(new PDFTextStripper().getText(paper).replaceAll("[\\s\u00A0]", "")).contains("始〓〓〓〓〓〓〓〓〓〓", "é終");
        }
    }

    @Test
    @DisplayName("白紙でも、200行でも印刷できる")
    void printsBlankAndLongForms() throws IOException {
        Answers many = Answers.empty();
        for (int i = 0; i < 200; i++) {
            many = many.with("members[" + i + "].affiliation", "機関" + i);
        }
        try (PDDocument paper = Loader.loadPDF(printed(many)); PDDocument blank = Loader.loadPDF(printed(Answers.empty()))) {
            assertThat(new PDFTextStripper().getText(paper).replaceAll("\\s", "")).contains("機関0", "機関199");
            assertThat(new PDFTextStripper().getText(blank)).contains("（記入なし）");
        }
    }

    private byte[] printed(Answers answers) throws IOException {
        ByteArrayOutputStream paper = new ByteArrayOutputStream();
        papers.write(form, answers, paper);
        return paper.toByteArray();
    }
}
