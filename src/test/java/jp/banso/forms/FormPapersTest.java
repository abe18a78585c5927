package jp.banso.forms;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("様式をPDFにする")
class FormPapersTest {

    /** 16 mm in points. */
    private static final float MARGIN = 45;

    private final FormPapers papers = new FormPapers(FormEngine.TEMPLATES);
    private final FormDefinition form = ApplicationForm.definition();

    @Test
    @DisplayName("𠮷・異体字・長い行・200行のどの文字も欠けず、紙からはみ出さず、字体はすべて埋め込まれる")
    void keepsEverySign() throws IOException {
        String signs = "用⽤ 𠮷 ① ㈱ ﾊﾝｶｸ ｶﾞ 髙 﨑 ～〜 葛󠄀城 <script>${7*7}</script>";
        Answers answers = CaseFile.load(CaseFile.VALID.get(0)).answers().with("reason", signs).with("regionFeatures", "長い".repeat(4_000))
                .with("hubActivities", "A".repeat(300) + "\n" + signs).with("challenges.detail", signs.repeat(20)).with("regionName", signs)
                .with("representative.affiliation", "W".repeat(200));
        List<Answers> rows = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            rows.add(Answers.empty().with("affiliation", "機関𠮷" + i).with("department", "葛󠄀" + i).with("title", "長い役職名".repeat(i % 9 + 1))
                    .with("profession", "職" + i + "W".repeat(i % 40)));
        }
        answers = answers.withRows("members", rows);

        try (PDDocument paper = Loader.loadPDF(printed(answers))) {
            String text = PaperText.of(paper);
            for (FormField field : form.fields()) {
                if (field instanceof FormField.Text) {
                    assertThat(text).as(field.label()).contains(answers.text(field.path()).replaceAll("\\s", ""));
                }
            }
            int from = text.indexOf("職種");
            for (int i = 0; i < rows.size(); i++) {
                String row = (i + 1) + String.join("", List.of("affiliation", "department", "title", "profession").stream().map(rows.get(i)::text).toList());
                from = place(text, row, from);
            }
            assertThat(paper.getNumberOfPages()).isGreaterThan(10);
            assertEmbedded(paper);
            assertWithinMargins(paper);
        }
    }

    @Test
    @DisplayName("白紙の様式の言葉は、公募要領の別紙２－②と順番まで同じ")
    void hasTheOfficialOrder() throws IOException {
        try (PDDocument paper = Loader.loadPDF(printed(Answers.empty()))) {
            String text = plain(PaperText.of(paper));
            StringBuilder besides = new StringBuilder();
            int from = 0;
            for (String label : official()) {
                int at = text.indexOf(label, from);
                assertThat(at).as("%s after %s", label, text.substring(Math.max(0, from - 20), from)).isNotNegative();
                besides.append(text, from, at);
                from = at + label.length();
            }
            besides.append(text.substring(from));
            assertThat(besides.toString()).as("what the printed form does not say")
                    .isEqualTo(plain("住所応募の理由地域の特徴拠点の取組内容地域の課題（該当する項目）地域の課題の詳細様式：" + form.title() + " 第1版"));
        }
    }

    @Test
    @DisplayName("記入した様式も、見出し・項目・表が別紙２－②の順に並ぶ")
    void keepsTheOfficialOrderWhenFilled() throws IOException {
        for (String name : CaseFile.VALID) {
            try (PDDocument paper = Loader.loadPDF(printed(CaseFile.load(name).answers()))) {
                String text = plain(PaperText.of(paper));
                int from = 0;
                for (String label : official()) {
                    int at = text.indexOf(label, from);
                    assertThat(at).as("%s: %s", name, label).isNotNegative();
                    from = at + label.length();
                }
                assertThat(text).contains(plain("○災害時及び災害に備えた体制構築への支援"));
            }
        }
    }

    @Test
    @DisplayName("字体にない文字は〓で示し、印刷は止まらない")
    void marksWhatTheFontLacks() throws IOException {
        String rare = "始👨가\uE000العربية\t\u00A0か\u3099é終";
        try (PDDocument paper = Loader.loadPDF(printed(Answers.empty().with("reason", rare)))) {
            assertThat(new PDFTextStripper().getText(paper).replaceAll("[\\s\u00A0]", "")).contains("始〓〓〓〓〓〓〓〓〓〓", "é終").contains("（記入なし）");
        }
    }

    /** The words of 別紙2-② of the notice, in its order. */
    private static List<String> official() throws IOException {
        try (InputStream file = FormPapersTest.class.getResourceAsStream("/forms/annex-2-2.txt")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8).lines().map(FormPapersTest::plain).filter(line -> !line.isEmpty()).toList();
        }
    }

    /** Without what is set differently from time to time: blanks, widths, the marks before a line and the brackets around a note. */
    private static String plain(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC).replaceAll("[\\s■◼・()]", "");
    }

    private static int place(String text, String sought, int from) {
        int at = text.indexOf(sought, from);
        assertThat(at).as(sought).isNotNegative();
        return at;
    }

    private static void assertEmbedded(PDDocument paper) throws IOException {
        int fonts = 0;
        for (PDPage page : paper.getPages()) {
            for (var name : page.getResources().getFontNames()) {
                assertThat(page.getResources().getFont(name).isEmbedded()).as(page.getResources().getFont(name).getName()).isTrue();
                fonts++;
            }
        }
        assertThat(fonts).isPositive();
    }

    private static void assertWithinMargins(PDDocument paper) throws IOException {
        new PDFTextStripper() {
            @Override
            protected void processTextPosition(TextPosition sign) {
                assertThat(sign.getXDirAdj()).isGreaterThan(MARGIN - 2);
                assertThat(sign.getXDirAdj() + sign.getWidthDirAdj()).as(sign.getUnicode()).isLessThan(sign.getPageWidth() - MARGIN + 2);
            }
        }.getText(paper);
    }

    private byte[] printed(Answers answers) throws IOException {
        ByteArrayOutputStream paper = new ByteArrayOutputStream();
        papers.write(form, answers, paper);
        return paper.toByteArray();
    }
}
