package jp.banso.forms;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("様式を画面に描く")
class FormTemplatesTest {

    private final FormDefinition form = ApplicationForm.definition();
    private final FormPages pages = new FormPages();
    private final FormValidator validator = new FormValidator();

    @Test
    @DisplayName("入力画面：欄に見出し・補足・必須の別・入力値があり、15行と追加の雛形が並ぶ")
    void drawsTheForm() {
        String html = edit(CaseFile.load(CaseFile.VALID.get(0)).answers(), List.of());

        assertThat(html).contains("<label class=\"field-label\" for=\"a-regionName\">", "※上記設問で1と回答した場合は在宅医療の圏域を",
                "aria-describedby=\"a-regionName-support\"", "value=\"大仙・仙北\"", "※必須", "※任意", "（20,000文字以内）",
                "<option value=\"05\" selected=\"selected\">秋田県</option>", "name=\"a.regionUnit\"", "name=\"_a.challenges.selected\"",
                "name=\"a.members[14].profession\"", "name=\"a.members[%i].profession\"", "name=\"addRow\" value=\"a.members\"",
                "name=\"removeRow\" value=\"a.members[14]\"", "No.15 職種", "inputmode=\"tel\"",
                "※現時点で参加を想定している職種や機関の記載で構いません");
        assertThat(html).doesNotContain("a.members[15]", "aria-invalid", "th:", "??");
        assertThat(count(html, "checked=\"checked\"")).isEqualTo(3);
        assertThat(html.indexOf("type=\"submit\"")).as("Enter saves").isEqualTo(html.indexOf("type=\"submit\" class=\"visually-hidden\" name=\"save\""));
    }

    @Test
    @DisplayName("どの識別子も一度だけ、どのラベル・説明・要約のリンクも実在する欄を指す")
    void linksLabelsAndErrorsToExistingFields() {
        Answers rowWithoutNames = Answers.empty().with("members[0].title", "課長");
        String html = edit(rowWithoutNames, validator.validate(form, rowWithoutNames));

        List<String> ids = all(html, " id=\"([^\"]*)\"");
        assertThat(ids).doesNotHaveDuplicates();
        assertThat(ids).containsAll(all(html, " for=\"([^\"]*)\""));
        assertThat(ids).containsAll(all(html, "href=\"#([^\"]*)\""));
        all(html, "aria-describedby=\"([^\"]*)\"").forEach(value -> assertThat(ids).contains(value.split(" ")));
        assertThat(html).contains("role=\"alert\"", "aria-invalid=\"true\"", "No.1：所属又は職種をご記入ください。", "応募の理由をご記入ください。",
                "href=\"#a-members-0-affiliation\"", "id=\"a-members-0-affiliation-error\"");
        assertThat(html).doesNotContain("B-R", "??");
    }

    @Test
    @DisplayName("日付・添付・条件で隠れた欄も、名前と説明を持って描かれる")
    void drawsEveryKindOfField() {
        FormDefinition every = FormSchemaParserTest.everyKind();
        Answers answers = Answers.empty().with("office.opened", "2025-07-31").with("office.notified", "2").with("office.trainings[0].day", "2025-08-01")
                .withFiles("office.copy", List.of(new AnsweredFile("d1", "<届出書>.pdf", 10)));
        String html = drawn(every, answers, validator.validate(every, answers.with("office.opened", "")));

        assertThat(html).contains("value=\"令和7年7月31日\"", "id=\"a-office-opened-hint\"", "aria-describedby=\"a-office-opened-hint a-office-opened-error\"",
                "value=\"令和7年8月1日\"", "name=\"f.office.copy\" accept=\".pdf,.xlsx\"", "添付済み：&lt;届出書&gt;.pdf", "name=\"_a.office.copy\"",
                "data-hide-if=\"=office.notified != &quot;1&quot;\" hidden=\"hidden\"", "inputmode=\"decimal\"");
        List<String> ids = all(html, " id=\"([^\"]*)\"");
        assertThat(ids).doesNotHaveDuplicates().containsAll(all(html, " for=\"([^\"]*)\""));
        all(html, "aria-describedby=\"([^\"]*)\"").forEach(value -> assertThat(ids).contains(value.split(" ")));
        assertThat(html).doesNotContain("th:", "??");
        assertThat(edit(Answers.empty(), List.of())).doesNotContain("data-hide-if");
    }

    @Test
    @DisplayName("読む画面：印刷の順で、選んだ課題に○")
    void drawsAnswersForReading() {
        String html = read(CaseFile.load(CaseFile.VALID.get(0)).answers());

        assertThat(html).contains("秋田県", "1 在宅医療の圏域", "<span class=\"circled-mark\">○</span><span>災害時及び災害に備えた体制構築への支援</span>",
                "<span class=\"circled-mark\"></span><span>その他</span>", "介護支援専門員協会 地域支部");
        assertThat(html.indexOf("応募の理由をご記入ください。")).isLessThan(html.indexOf("拠点の取組内容をご記入ください。"));
        assertThat(count(html, "○</span>")).isEqualTo(2);
        assertThat(html).doesNotContain("th:", "??");
        assertThat(read(Answers.empty())).contains("（記入なし）", "（記入された行はありません）");
    }

    @Test
    @DisplayName("確認の一覧：ふだんの言葉で、規則の番号は事務局にだけ")
    void drawsTheCheck() {
        List<Finding> findings = validator.validate(form, Answers.empty().with("challenges.selected", List.of("OTHER")).with("challenges.detail", "冬季の移動"));

        assertThat(check(findings, false, null)).contains("応募地域の単位を選択してください。", "参加者（構成員）を1行以上ご記入ください。", "念のため御確認ください")
                .doesNotContain("B-R", "<a ", "??");
        assertThat(check(findings, true, "/applications/x/edit")).contains("規則 B-R13", "href=\"/applications/x/edit#a-regionUnit\"");
        assertThat(check(List.of(), true, null)).contains("確認が必要な項目はありません");
    }

    @ParameterizedTest
    @ValueSource(strings = {"<script>alert(1)</script>", "${7*7}", "*{7*7}", "#{forms.required}", "__${7*7}__", "[[${7*7}]]", "[(${7*7})]",
        "javascript:alert(1)", "\" onfocus=\"alert(1)", "</textarea><img src=x>", "~{forms/read}", "@{/x}", "|${7*7}|", "{0}'{1}"})
    @DisplayName("どの欄に書かれた記号もそのまま文字として出る")
    void showsCanariesAsText(String canary) {
        Answers answers = Answers.empty();
        for (FormField field : form.fields()) {
            if (field instanceof FormField.Text text) {
                answers = answers.with(text.path(), canary);
            }
        }
        for (String column : List.of("affiliation", "department", "title", "profession")) {
            answers = answers.with("members[0]." + column, canary);
        }
        List<Finding> findings = new ArrayList<>(validator.validate(form, answers));
        findings.add(new Finding("reason", null, "", Finding.Severity.CONFIRM, "forms.finding.required", List.of(canary)));
        String changes = FormEngine.render("<th:block th:replace=\"~{forms/differences :: differences(${changes})}\"/>",
                Map.of("changes", new AnswerDiff().between(form, Answers.empty(), answers)));

        for (String html : List.of(edit(answers, findings), read(answers), check(findings, true, null), changes)) {
            assertThat(html).contains(escaped(canary));
            assertThat(html).doesNotContain("<script", "<img", "onfocus=\"", ">49<", "\"49\"", "href=\"javascript");
            assertThat(html).doesNotContainPattern("(?<![0-9,])49(?![0-9])");
        }
        BoundAnswers again = new AnswerBinder().bind(form, CaseFile.parametersOf(answers), Answers.empty());
        assertThat(again.answers().text("reason")).isEqualTo(canary);
    }

    @Test
    @DisplayName("先頭の改行も消えずに戻ってくる")
    void keepsALeadingLineBreak() {
        assertThat(edit(Answers.empty().with("reason", "\n理由"), List.of())).contains(">\n\n理由</textarea>");
    }

    @Test
    @DisplayName("様式のどの言葉にも鍵がある")
    void hasAMessageForEveryKey() {
        for (TextFormat format : List.of(TextFormat.POSTAL, TextFormat.TEL, TextFormat.EMAIL)) {
            assertThat(FormEngine.MESSAGES.getMessage(format.messageKey(), new Object[] {"欄"}, Locale.JAPANESE)).startsWith("欄");
        }
        for (SectionState state : SectionState.values()) {
            assertThat(FormEngine.MESSAGES.getMessage(state.messageKey(), null, Locale.JAPANESE)).isNotBlank();
        }
    }

    private String edit(Answers answers, List<Finding> findings) {
        return drawn(form, answers, findings);
    }

    private String drawn(FormDefinition form, Answers answers, List<Finding> findings) {
        return FormEngine.edit(pages.edit(form, answers, findings, Map.of(), Map.of("reason", SectionState.IN_PROGRESS)));
    }

    private String read(Answers answers) {
        return FormEngine.render("<th:block th:replace=\"~{forms/read :: read(${formView})}\"/>", Map.of("formView", pages.read(form, answers)));
    }

    private String check(List<Finding> findings, boolean showRuleIds, String editHref) {
        Map<String, Object> model = new java.util.HashMap<>(Map.of("findings", findings, "showRuleIds", showRuleIds));
        model.put("editHref", editHref);
        return FormEngine.render("<th:block th:replace=\"~{forms/check :: check(${findings}, ${showRuleIds}, ${editHref})}\"/>", model);
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;").replace("'", "&#39;");
    }

    private static List<String> all(String html, String pattern) {
        Matcher matcher = Pattern.compile(pattern).matcher(html);
        List<String> found = new ArrayList<>();
        while (matcher.find()) {
            found.add(matcher.group(1));
        }
        return found;
    }

    private static int count(String html, String part) {
        return html.split(Pattern.quote(part), -1).length - 1;
    }
}
