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
