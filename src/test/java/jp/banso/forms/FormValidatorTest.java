package jp.banso.forms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;

@DisplayName("申込書の記入を確かめる")
class FormValidatorTest {

    private final FormDefinition form = ApplicationForm.definition();
    private final FormValidator validator = new FormValidator();
    private final Answers complete = CaseFile.load(CaseFile.VALID.get(0)).answers();

    static final List<String> COMPLETE = List.of("valid-01-akita-daisen-senboku-15", "valid-02-chiba-kashiwa-12",
            "invalid-01-no-prefecture-member", "invalid-03-biased-to-doctors");

    @ParameterizedTest
    @FieldSource("COMPLETE")
    @DisplayName("書き方の整った申込書には何も言わない（構成員の要件は様式の外）")
    void findsNothingInACompleteForm(String caseId) {
        assertThat(validator.validate(form, CaseFile.load(caseId).answers())).isEmpty();
    }

    @Test
    @DisplayName("○が一つもなければB-R17")
    void findsMissingCircle() {
        List<Finding> findings = validator.validate(form, CaseFile.load("invalid-06-challenge-not-circled").answers());

        assertThat(findings).extracting(Finding::ruleId, Finding::path, Finding::messageKey)
                .containsExactly(tuple("B-R17", "challenges.selected", "forms.finding.required.check"));
        assertThat(findings).allMatch(Finding::stopsHandOver);
    }

    @Test
    @DisplayName("白紙では必須の項目をすべて挙げ、部署は挙げない")
    void findsEveryRequiredFieldOfABlankForm() {
        List<Finding> findings = validator.validate(form, Answers.empty());

        assertThat(findings).extracting(Finding::path).containsExactly("prefecture", "regionUnit", "regionName",
                "representative.affiliation", "representative.name", "representative.title", "representative.postalCode",
                "representative.address", "representative.phone", "representative.email",
                "reason", "regionFeatures", "hubActivities", "challenges.selected", "challenges.detail", "members");
        assertThat(findings).extracting(Finding::ruleId).containsExactly("", "B-R13", "B-R14", "B-R15", "B-R15", "B-R15", "B-R15", "B-R15",
                "B-R15", "B-R15", "B-R16", "B-R16", "B-R16", "B-R17", "B-R17", "B-R19");
    }

    @ParameterizedTest
    @CsvSource({
        "representative.postalCode, 014-00, B-R15, forms.finding.format.postal",
        "representative.phone, 00-0001, B-R15, forms.finding.format.tel",
        "representative.phone, なし, B-R15, forms.finding.format.tel",
        "representative.email, zaitaku@, B-R15, forms.finding.format.email",
        "representative.email, 'a@example.jp, b@example.jp', B-R15, forms.finding.format.email",
        "regionUnit, 3, B-R13, forms.finding.option",
        "prefecture, 48, '', forms.finding.option",
        "members[2].title, '', '', ''",
    })
    @DisplayName("書き方の違いを規則の番号とともに挙げる")
    void findsMalformedAnswers(String path, String value, String rule, String messageKey) {
        List<Finding> findings = validator.validate(form, complete.with(path, value));

        if (messageKey.isEmpty()) {
            assertThat(findings).isEmpty();
        } else {
            assertThat(findings).extracting(Finding::path, Finding::ruleId, Finding::messageKey)
                    .containsExactly(tuple(path, rule, messageKey));
        }
    }

    @ParameterizedTest
    @CsvSource({"03-0000-0000", "(03)0000-0000", "0187-00-0001", "090-0000-0000", "0312345678", "03-0000-0000 内線123", "03-0000-0000(内線123)",
        "+81-3-0000-0000"})
    @DisplayName("電話番号は役所のふだんの書き方を受け付ける")
    void acceptsUsualTelephoneNumbers(String number) {
        assertThat(validator.validate(form, complete.with("representative.phone", number))).isEmpty();
    }

    @Test
    @DisplayName("所属も職種もない行はB-R19、No.と最初の列を示す")
    void findsARowWithoutAffiliationAndProfession() {
        Answers answers = complete.with("members[4].affiliation", "").with("members[4].profession", "");

        assertThat(validator.validate(form, answers)).containsExactly(new Finding("members[4].affiliation", 5, "B-R19",
                Finding.Severity.BLANK_OR_MALFORMED, "forms.finding.anyOf", List.of("所属", "所属又は職種")));
    }

    @Test
    @DisplayName("文字数は𠮷も1文字と数え、超えたときだけ言う")
    void countsCodePoints() {
        assertThat(validator.validate(form, complete.with("reason", "𠮷".repeat(20_000)))).isEmpty();
        assertThat(validator.validate(form, complete.with("reason", "𠮷".repeat(20_001))))
                .extracting(Finding::messageKey, Finding::arguments)
                .containsExactly(tuple("forms.finding.tooLong", List.of("応募の理由", 20_000, 20_001)));
    }

    @Test
    @DisplayName("その他に○で説明がなければ念のため尋ね、提出は止めない")
    void asksForAWordOnOther() {
        Answers other = complete.with("challenges.selected", List.of("OTHER"));

        assertThat(validator.validate(form, other)).singleElement().satisfies(finding -> {
            assertThat(finding.ruleId()).isEqualTo("B-R18");
            assertThat(finding.stopsHandOver()).isFalse();
        });
        assertThat(validator.validate(form, other.with("challenges.detail", "その他：冬季の移動手段"))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "office.number | A0012 | ",
        "office.number | a12 | forms.finding.pattern",
        "office.beds | 20 | ",
        "office.beds | 二十 | forms.finding.number",
        "office.beds | -1 | forms.finding.number.min",
        "office.beds | 2001 | forms.finding.number.max",
        "office.beds | 1.5 | forms.finding.number.whole",
        "office.opened | 2025-07-31 | ",
        "office.opened | 2025-02-30 | forms.finding.date",
        "office.opened | 来月 | forms.finding.date",
        "office.trainings[0].people | 何人か | forms.finding.number",
        "office.trainings[0].day | 令和7年13月1日 | forms.finding.date",
    })
    @DisplayName("日付・数・書き方の型の違いを、項目ごとの言葉で挙げる")
    void findsWhatIsNoDateNumberOrShape(String path, String value, String messageKey) {
        Answers good = Answers.empty().with("office.opened", "2025-07-31").with("office.trainings[0].day", "2025-08-01");

        assertThat(validator.validate(FormSchemaParserTest.everyKind(), good.with(path, value))).extracting(Finding::path, Finding::messageKey)
                .isEqualTo(messageKey == null ? List.of() : List.of(tuple(path, messageKey)));
    }

    @Test
    @DisplayName("添付は、求めたときだけ、決めた種類を一つ")
    void looksAtFiles() {
        FormDefinition every = FormSchemaParserTest.everyKind();
        Answers notified = Answers.empty().with("office.opened", "2025-07-31").with("office.notified", "1");
        AnsweredFile scan = new AnsweredFile("d1", "届出書.PDF", 10);
        AnsweredFile program = new AnsweredFile("d2", "届出書.pdf.exe", 10);

        assertThat(validator.validate(every, notified.with("office.notified", "2"))).isEmpty();
        assertThat(validator.validate(every, notified)).extracting(Finding::messageKey).containsExactly("forms.finding.required.file");
        assertThat(validator.validate(every, notified.withFiles("office.copy", List.of(scan)))).isEmpty();
        assertThat(validator.validate(every, notified.withFiles("office.copy", List.of(scan, program)))).extracting(Finding::messageKey)
                .containsExactly("forms.finding.file.ending", "forms.finding.file.several");
        assertThat(new AnswerDiff().between(every, notified.withFiles("office.copy", List.of(scan)), notified)).extracting(AnswerChange::before)
                .containsExactly("届出書.PDF");
    }

    @Test
    @DisplayName("見出しごとに未着手・入力中・確認済・要修正が決まる")
    void tellsSectionStates() {
        FormSection challenges = form.section("challenges").orElseThrow();
        Answers half = complete.with("challenges.detail", "");
        List<Finding> findings = validator.validate(form, half);

        assertThat(SectionState.of(challenges, Answers.empty(), findings, Set.of("challenges"), Set.of())).isEqualTo(SectionState.NOT_STARTED);
        assertThat(SectionState.of(challenges, half, findings, Set.of("challenges"), Set.of())).isEqualTo(SectionState.IN_PROGRESS);
        assertThat(SectionState.of(challenges, complete, List.of(), Set.of("challenges"), Set.of())).isEqualTo(SectionState.CONFIRMED);
        assertThat(SectionState.of(challenges, complete, List.of(), Set.of("challenges"), Set.of("challenges"))).isEqualTo(SectionState.NEEDS_CORRECTION);
    }

    @Test
    @DisplayName("二つの版の違いを項目名と印刷された言葉で並べる")
    void listsDifferences() {
        Answers after = complete.with("regionUnit", "2").with("challenges.selected", List.of("DISASTER")).with("members[15].profession", "医師")
                .with("representative.department", "");

        assertThat(new AnswerDiff().between(form, complete, after)).extracting(AnswerChange::path, AnswerChange::row, AnswerChange::label,
                AnswerChange::before, AnswerChange::after, AnswerChange::kind).containsExactly(
                tuple("regionUnit", null, "応募地域の単位", "1 在宅医療の圏域", "2 在宅医療の圏域ではない", AnswerChange.Kind.CHANGED),
                tuple("representative.department", null, "部署", "在宅医療・介護連携担当", "", AnswerChange.Kind.REMOVED),
                tuple("challenges.selected", null, "地域の課題（該当する項目）",
                        "多職種協働による包括的かつ継続的な在宅医療の提供体制の構築\n災害時及び災害に備えた体制構築への支援", "災害時及び災害に備えた体制構築への支援", AnswerChange.Kind.CHANGED),
                tuple("members[15].profession", 16, "職種", "", "医師", AnswerChange.Kind.ADDED));
    }

    @Test
    @DisplayName("行は内容で対応させる。消えた行は一行で、動いた行は移動として、残りの行の変更だけを並べる")
    void comparesRowsByWhatTheySay() {
        List<Answers> rows = complete.rows("members");
        List<Answers> fewer = new ArrayList<>(rows);
        fewer.remove(3);
        fewer.remove(2);
        fewer.set(4, fewer.get(4).with("profession", "目印の職種"));
        Answers after = Answers.empty();
        for (int i = 0; i < fewer.size(); i++) {
            for (FormField column : ((FormField.Table) form.field("members").orElseThrow()).columns()) {
                after = after.with("members[" + i + "]." + column.path(), fewer.get(i).text(column.path()));
            }
        }
        Answers before = Answers.empty().withSame("members", complete);

        assertThat(new AnswerDiff().between(form, before, after)).extracting(AnswerChange::row, AnswerChange::kind).containsExactly(
                tuple(3, AnswerChange.Kind.ROW_REMOVED), tuple(4, AnswerChange.Kind.ROW_REMOVED), tuple(5, AnswerChange.Kind.CHANGED));
        assertThat(new AnswerDiff().between(form, after, before)).extracting(AnswerChange::row).containsOnly(3, 4, 7);
    }
}
