package jp.banso.forms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.function.UnaryOperator;
import jp.banso.kernel.Outcome;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("様式をWordで受け渡しする")
class WordFilesTest {

    private final FormDefinition form = ApplicationForm.definition();
    private final Answers answers = CaseFile.load(CaseFile.VALID.get(0)).answers();

    @Test
    @DisplayName("入力欄の枠が消えても、印刷された見出しと項目名で一字も変わらず読める")
    void readsByLabels() throws IOException {
        ReturnedAnswers read = read(answers, WordEdit::withoutControls, Answers.empty());

        assertThat(read.doubts()).isEmpty();
        assertThat(read.missing()).isEmpty();
        assertThat(read.findings()).isEmpty();
        assertThat(read.answers()).isEqualTo(answers);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    @DisplayName("白紙に手で書き込む：1又は2、行の前の○〇✓レ、欄に書いた数字、16行目、番号のない行")
    void readsWhatIsTyped(boolean controls) throws IOException {
        UnaryOperator<String> typed = document -> {
            String paper = controls ? document : WordEdit.withoutControls(document);
            paper = WordEdit.type(paper, "都道府県", 1, "秋田県");
            paper = WordEdit.type(paper, "応募地域の単位", 1, "１");
            paper = WordEdit.type(paper, "所属", 1, "秋田市医師会");
            paper = WordEdit.type(paper, "電話番号", 1, "０１８－８６０－１２３４");
            paper = WordEdit.before(paper, "・在宅医療に関する人材育成", "〇");
            paper = WordEdit.before(paper, "・災害時及び災害に備えた体制構築への支援", "レ");
            paper = WordEdit.before(paper, "・その他", "✓");
            return WordEdit.row(paper, "15", "", "仙北市", "長寿支援課", "主査", "行政職");
        };
        ReturnedAnswers read = read(Answers.empty(), typed, Answers.empty());

        assertThat(read.doubts()).isEmpty();
        assertThat(read.answers()).isEqualTo(Answers.empty().with("prefecture", "05").with("regionUnit", "1")
                .with("representative.affiliation", "秋田市医師会").with("representative.phone", "018-860-1234")
                .with("challenges.selected", List.of("HUMAN_RESOURCES", "DISASTER", "OTHER"))
                .withRows("members", List.of(Answers.empty().with("affiliation", "仙北市").with("department", "長寿支援課")
                        .with("title", "主査").with("profession", "行政職"))));
    }

    @Test
    @DisplayName("一つだけ選ぶ項目に○が二つ、選択肢にない言葉、欄の外の文字は、黙って決めずに確かめてもらう")
    void asksWhatIsUnclear() throws IOException {
        UnaryOperator<String> typed = document -> {
            String paper = WordEdit.before(WordEdit.before(document, "1 在宅医療の圏域", "○"), "2 在宅医療の圏域ではない", "○");
            paper = WordEdit.type(paper, "都道府県", 1, "秋田");
            return WordEdit.paragraph(paper, "代表者の基本情報", "連絡は午前中にお願いします。");
        };
        ReturnedAnswers read = read(Answers.empty(), typed, answers);

        assertThat(read.doubts()).extracting(ReturnedAnswers.Doubt::path, ReturnedAnswers.Doubt::messageKey, ReturnedAnswers.Doubt::text)
                .containsExactlyInAnyOrder(tuple("prefecture", "forms.doubt.option", "秋田"),
                        tuple("regionUnit", "forms.doubt.twoMarks", "1 在宅医療の圏域\n2 在宅医療の圏域ではない"),
                        tuple("", "forms.doubt.outside", "連絡は午前中にお願いします。"));
        ReturnedAnswers.Doubt unit = read.doubts().stream().filter(doubt -> doubt.path().equals("regionUnit")).findFirst().orElseThrow();
        assertThat(unit.candidates()).extracting(ReturnedAnswers.Candidate::text).containsExactly("1 在宅医療の圏域", "2 在宅医療の圏域ではない");
        assertThat(unit.candidates().get(1).in(read.answers(), "regionUnit").text("regionUnit")).isEqualTo("2");
        assertThat(read.answers().text("regionUnit")).as("as it was until somebody decides").isEqualTo("1");
        assertThat(unit.now()).isEqualTo("1 在宅医療の圏域");
    }

    @Test
    @DisplayName("同じ項目名が二つあり内容が違えば、どちらかを選んでもらう")
    void asksWhichOfTwo() throws IOException {
        UnaryOperator<String> doubled = document -> {
            String paper = WordEdit.withoutControls(document);
            int row = paper.lastIndexOf("<w:tr>", paper.indexOf(">電話番号</w:t>"));
            int end = paper.indexOf("</w:tr>", row) + "</w:tr>".length();
            String copy = paper.substring(row, end).replace("0187-00-0001", "0187-00-9999");
            return paper.substring(0, end) + copy + paper.substring(end);
        };
        ReturnedAnswers read = read(answers, doubled, Answers.empty());

        assertThat(read.doubts()).extracting(ReturnedAnswers.Doubt::path, ReturnedAnswers.Doubt::messageKey)
                .containsExactly(tuple("representative.phone", "forms.doubt.twice"));
        assertThat(read.doubts().get(0).candidates()).extracting(ReturnedAnswers.Candidate::text).containsExactly("0187-00-0001", "0187-00-9999");
    }

    @Test
    @DisplayName("ほかから取り込む欄・実体宣言のあるWordは断り、外へは何も取りに行かない")
    void refusesWhatReachesOut() throws IOException {
        String field = "<w:p><w:r><w:instrText>DDEAUTO excel \"x\" \"y\"</w:instrText></w:r></w:p>";
        assertThat(key(WordEdit.changed(written(answers), document -> document.replace("<w:body>", "<w:body>" + field)))).isEqualTo("forms.file.refused.links");
        String entity = "<?xml version=\"1.0\"?><!DOCTYPE x [<!ENTITY a \"&b;&b;\"><!ENTITY b SYSTEM \"http://127.0.0.1:9/\">]>";
        assertThat(key(WordEdit.changed(written(answers), document -> document.replaceFirst("<\\?xml[^>]*\\?>", entity)))).isEqualTo("forms.file.refused.damaged");
    }

    @Test
    @DisplayName("壊れたWordは、断るだけで済む")
    void survivesDamage() throws IOException {
        byte[] good = written(answers);
        java.util.Random random = new java.util.Random(20250731L);
        for (int i = 0; i < 60; i++) {
            byte[] damaged = good.clone();
            for (int j = 0; j < 20; j++) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
            }
            assertThat(key(damaged)).isNotNull();
        }
        for (String odd : List.of("<w:t><w:t/></w:t>", "</w:tbl>", "<w:sdt>", "<w:tr><w:tc/></w:tr>")) {
            assertThat(key(WordEdit.changed(good, document -> document.replace("<w:body>", "<w:body>" + odd)))).isNotNull();
        }
    }

    @Test
    @DisplayName("項目名の横や下に書かれ、住所と〒が一つの欄にあっても読める")
    void readsOtherLayouts() throws IOException {
        String table = "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>%s</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>%s</w:t></w:r></w:p></w:tc></w:tr></w:tbl>";
        UnaryOperator<String> other = document -> {
            String head = document.substring(0, document.indexOf("<w:body>") + "<w:body>".length());
            String tail = document.substring(document.indexOf("<w:sectPr>"));
            String lines = "<w:p><w:r><w:t>\u25FC 応募地域の基本情報をご記入ください。</w:t></w:r></w:p>" + table.formatted("都道府県", "秋田県")
                    + table.formatted("応募地域名", "大仙・仙北")
                    + "<w:p><w:r><w:t>\u25FC 代表者の基本情報をご記入ください。</w:t></w:r></w:p>" + table.formatted("所 属", "医師会")
                    + table.formatted("氏 名", "代表") + table.formatted("役 職", "理事")
                    + table.formatted("住 所", "〒014-0000</w:t><w:br/><w:t>秋田県大仙市")
                    + "<w:p><w:r><w:t>電話番号：０１８７-00-0001</w:t></w:r></w:p><w:p><w:r><w:t>E - m a i l</w:t></w:r></w:p>"
                    + "<w:p><w:r><w:t>a@example.jp</w:t></w:r></w:p><w:p><w:r><w:t>\u25FC 応募の理由をご記入ください。（※できる限り具体的にご記載ください）</w:t></w:r></w:p>"
                    + "<w:p><w:r><w:t>一行目</w:t></w:r></w:p><w:p><w:r><w:t>二行目</w:t></w:r></w:p>"
                    + "<w:p><w:r><w:t>\u25FC 地域の課題について、該当する項目に○を付けたうえで、詳細を枠内にご記入ください。</w:t></w:r></w:p>"
                    + "<w:p><w:r><w:t>・災害時及び災害に備えた体制構築への支援  ○・その他</w:t></w:r></w:p>";
            return head + lines + tail;
        };
        ReturnedAnswers read = read(Answers.empty(), other, Answers.empty());

        assertThat(read.answers()).isEqualTo(Answers.empty().with("prefecture", "05").with("regionName", "大仙・仙北").with("reason", "一行目\n二行目")
                .with("representative.affiliation", "医師会").with("representative.name", "代表").with("representative.title", "理事")
                .with("representative.postalCode", "014-0000").with("representative.address", "秋田県大仙市")
                .with("representative.phone", "0187-00-0001").with("representative.email", "a@example.jp").with("challenges.selected", List.of("OTHER")));
        assertThat(read.missing()).contains("応募地域の単位", "参加者（構成員）");
    }

    private ReturnedAnswers read(Answers filled, UnaryOperator<String> change, Answers before) throws IOException {
        return FormEngine.FILES.read(form, new ByteArrayInputStream(WordEdit.changed(written(filled), change)), before).orThrow();
    }

    private String key(byte[] file) throws IOException {
        return FormEngine.FILES.read(form, new ByteArrayInputStream(file), answers) instanceof Outcome.Refused<?> refused ? refused.messageKey() : "done";
    }

    private byte[] written(Answers filled) throws IOException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        FormEngine.FILES.write(form, filled, FormFileKind.DOCX, "given-1", file);
        return file.toByteArray();
    }
}
