package jp.banso.forms;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("画面から回答を受け取る")
class AnswerBinderTest {

    private final FormDefinition form = ApplicationForm.definition();
    private final AnswerBinder binder = new AnswerBinder();
    private final Map<String, String[]> sent = new HashMap<>();

    @ParameterizedTest
    @CsvSource(quoteCharacter = '"', value = {
        "representative.postalCode, 〒０１４－００００, 014-0000",
        "representative.postalCode, 0140000, 014-0000",
        "representative.postalCode, \"014 − 0000\", 014-0000",
        "representative.postalCode, 〒 1234　調べます, 〒 1234　調べます",
        "representative.phone, ０１８７ー００ー０００１, 0187-00-0001",
        "representative.phone, \"　03（0000）0000 内線１２\", 03(0000)0000 内線12",
        "representative.email, ｚａｉｔａｋｕ＠ｅｘａｍｐｌｅ．ｊｐ, zaitaku@example.jp",
        "regionUnit, １, 1",
        "prefecture, ０５, 05",
        "representative.name, ﾀｶﾊｼ　髙橋①, ﾀｶﾊｼ　髙橋①",
    })
    @DisplayName("郵便番号・電話・メール・符号だけをそろえ、名前は入力のまま")
    void normalisesKeyFieldsOnly(String path, String typed, String kept) {
        sent.put("a." + path, new String[] {typed});

        BoundAnswers bound = bind(Answers.empty());

        assertThat(bound.refused()).isFalse();
        assertThat(bound.answers().text(path)).isEqualTo(kept);
        sent.put("a." + path, new String[] {kept});
        assertThat(bind(Answers.empty()).answers()).isEqualTo(bound.answers());
    }

    @Test
    @DisplayName("16行目も残り、空行は詰めてNo.を振り直す")
    void keepsTheSixteenthRowAndDropsBlankOnes() {
        for (int i = 0; i < 16; i++) {
            sent.put("a.members[" + i + "].affiliation", new String[] {i == 3 || i == 7 ? "　" : "機関" + i});
            sent.put("a.members[" + i + "].profession", new String[] {""});
        }

        BoundAnswers bound = bind(Answers.empty());

        assertThat(bound.answers().rows("members")).hasSize(14);
        assertThat(bound.answers().text("members[13].affiliation")).isEqualTo("機関15");
        assertThat(bound.shownRows()).containsEntry("members", 16);
        assertThat(bound.rowsEdited()).isFalse();
    }

    @Test
    @DisplayName("行の追加ボタンで16行目が現れ、削除ボタンでその行だけが消える")
    void addsAndRemovesRowsByPlainButtons() {
        for (int i = 0; i < 15; i++) {
            sent.put("a.members[" + i + "].affiliation", new String[] {"機関" + i});
        }
        sent.put("addRow", new String[] {"a.members"});
        BoundAnswers added = bind(Answers.empty());
        assertThat(added.rowsEdited()).isTrue();
        assertThat(new FormPages().editAgain(form, added).sections().get(6).items().get(2).rows().rows()).hasSize(16);

        sent.remove("addRow");
        sent.put("removeRow", new String[] {"a.members[2]"});
        BoundAnswers removed = bind(Answers.empty());
        assertThat(removed.rowsEdited()).isTrue();
        assertThat(removed.answers().rows("members")).extracting(row -> row.text("affiliation")).hasSize(14).doesNotContain("機関2");
    }

    @Test
    @DisplayName("一つの見出しだけを送っても、ほかの回答は残る")
    void keepsWhatThePageDidNotShow() {
        Answers before = CaseFile.load(CaseFile.VALID.get(0)).answers();
        sent.put("a.reason", new String[] {"改めた理由"});
        assertThat(bind(before).answers()).isEqualTo(before.with("reason", "改めた理由"));

        sent.clear();
        sent.put("_a.challenges.selected", new String[] {"1"});
        assertThat(bind(before).answers()).isEqualTo(before.without("challenges.selected"));
        sent.put("_a.members", new String[] {"1"});
        assertThat(bind(before).answers().rows("members")).isEmpty();
    }

    @Test
    @DisplayName("様式にない項目は無視する")
    void ignoresUnknownParameters() {
        for (String name : List.of("a.status", "a.members[0].status", "a.members[x].title", "a.members[0", "a.members[0]", "status", "a.", "a",
                "a.members", "a.__proto__", "a.members[-1].title", "a.members[99999999999].title")) {
            sent.put(name, new String[] {"SELECTED"});
        }
        assertThat(bind(Answers.empty()).answers()).isEqualTo(Answers.empty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"00", "48", "秋田県", "05;DROP", "javascript:alert(1)"})
    @DisplayName("選択肢にない値は受け取らず、そう知らせる")
    void refusesForeignOptions(String value) {
        sent.put("a.prefecture", new String[] {value});
        sent.put("a.challenges.selected", new String[] {"DISASTER", value});

        BoundAnswers bound = bind(Answers.empty());

        assertThat(bound.answers()).isEqualTo(Answers.empty().with("challenges.selected", List.of("DISASTER")));
        assertThat(bound.findings()).extracting(Finding::messageKey).containsExactly("forms.finding.option", "forms.finding.option");
    }

    @ParameterizedTest
    @ValueSource(strings = {"あ\u0000い", "あ\u0008い", "あ\uD842い", "あ\uDFB7い", "あ\u200Bい", "あ\u202Eい", "あ\uFFFDい"})
    @DisplayName("使えない文字は場所を示して断り、残りの文は画面に戻す")
    void reportsUnusableCharacters(String typed) {
        sent.put("a.reason", new String[] {typed});
        sent.put("a.members[0].title", new String[] {typed});

        BoundAnswers bound = bind(Answers.empty());

        assertThat(bound.refused()).isTrue();
        assertThat(bound.findings()).extracting(Finding::path).containsExactly("reason", "members[0].title");
        assertThat(bound.findings()).extracting(Finding::row).containsExactly(null, 1);
        assertThat(bound.answers().text("reason")).isEqualTo("あい");
    }

    @Test
    @DisplayName("改行の種類をそろえ、一行の欄では空白にする")
    void unifiesLineBreaks() {
        sent.put("a.reason", new String[] {"一\r\n二\r三\u2028四"});
        sent.put("a.regionName", new String[] {"大仙\r\n仙北"});

        BoundAnswers bound = bind(Answers.empty());

        assertThat(bound.refused()).isFalse();
        assertThat(bound.answers().text("reason")).isEqualTo("一\n二\n三\n四");
        assertThat(bound.answers().text("regionName")).isEqualTo("大仙 仙北");
    }

    @Test
    @DisplayName("1MBの文章・201行・1万項目・NFKCで膨らむ文字は、断るだけで壊れない")
    void survivesHugeInput() {
        String megabyte = "あ".repeat(1_000_000);
        for (String line : List.of("reason", "regionFeatures", "hubActivities", "challenges.detail", "regionName", "representative.name",
                "representative.phone", "representative.email", "representative.postalCode", "prefecture", "regionUnit", "challenges.selected")) {
            sent.put("a." + line, new String[] {megabyte});
        }
        sent.put("a.representative.email", new String[] {"\uFDFA".repeat(100_000)});
        for (int i = 0; i < 10_000; i++) {
            sent.put("a.members[" + i + "].affiliation", new String[] {"機関"});
        }

        BoundAnswers bound = bind(Answers.empty());

        assertThat(bound.findings()).extracting(Finding::messageKey).contains("forms.finding.tooLarge", "forms.finding.rows");
        assertThat(bound.answers().rows("members").size()).isLessThanOrEqualTo(200);
        assertThat(bound.answers().toJson()).hasSizeLessThan(500_000);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "令和7年7月31日 | 2025-07-31", "R７．７．３１ | 2025-07-31", "2025/7/31 | 2025-07-31", "平成31年4月30日（火） | 2019-04-30",
        "令和元年5月1日 | 2019-05-01", "令和7年2月30日 | 令和7年2月30日", "来月 | 来月"})
    @DisplayName("日付は和暦でも西暦でも受け取り、日付でないものは書かれたまま残す")
    void readsDatesAsOfficialsWriteThem(String typed, String kept) {
        FormDefinition every = FormSchemaParserTest.everyKind();
        Answers answers = new AnswerBinder().bind(every, Map.of("a.office.opened", new String[] {typed}), Answers.empty()).answers();

        assertThat(answers.text("office.opened")).isEqualTo(kept);
        String shown = new FormPages().edit(every, answers, List.of()).sections().get(0).items().get(2).value();
        assertThat(new AnswerBinder().bind(every, Map.of("a.office.opened", new String[] {shown}), Answers.empty()).answers()).isEqualTo(answers);
    }

    @Test
    @DisplayName("添付は印を外したものだけ消え、他人の書類は持ち込めない")
    void keepsTickedFilesAndAddsNewOnes() {
        FormDefinition every = FormSchemaParserTest.everyKind();
        AnsweredFile first = new AnsweredFile("d1", "一.pdf", 1);
        AnsweredFile second = new AnsweredFile("d2", "二.pdf", 2);
        AnsweredFile fresh = new AnsweredFile("d3", "三.pdf", 3);
        Answers before = Answers.empty().with("office.notified", "1").withFiles("office.copy", List.of(first, second));
        Map<String, String[]> page = Map.of("_a.office.copy", new String[] {"1"}, "a.office.copy", new String[] {"d2", "foreign"});

        BoundAnswers bound = binder.bind(every, page, before, Map.of("office.copy", List.of(fresh)));

        assertThat(bound.answers().files("office.copy")).containsExactly(second, fresh);
        assertThat(binder.bind(every, Map.of(), before).answers()).isEqualTo(before);
        assertThat(binder.bind(every, Map.of("_a.office.copy", new String[] {"1"}), before).answers().files("office.copy")).isEmpty();
    }

    private BoundAnswers bind(Answers before) {
        return binder.bind(form, sent, before);
    }
}
