package jp.banso.forms;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("条件で隠れた項目は尋ねず、印刷せず、回答は残す")
class HiddenPartsTest {

    private final FormDefinition form = form();
    private final Answers shown = Answers.empty().with("notified", "1").with("since", "2025-04-01").with("note", "注");
    private final Answers hidden = shown.with("notified", "2");

    @Test
    @DisplayName("隠れた項目の記入もれは言わない")
    void asksNothingOfWhatIsHidden() {
        FormValidator validator = new FormValidator();

        assertThat(validator.validate(form, Answers.empty().with("notified", "1"))).extracting(Finding::path).containsExactly("since", "more");
        assertThat(validator.validate(form, Answers.empty().with("notified", "2"))).isEmpty();
        assertThat(validator.validate(form, Answers.empty())).extracting(Finding::path).as("an unanswered question hides what hangs on it")
                .containsExactly("notified");
    }

    @Test
    @DisplayName("隠れた項目は読む画面と変更の一覧に出ず、また現れれば元の回答のまま")
    void printsNothingHiddenAndKeepsTheAnswer() {
        FormPages pages = new FormPages();

        assertThat(pages.read(form, shown).sections()).extracting(FormAnswersView.Section::key).containsExactly("first", "second");
        assertThat(pages.read(form, hidden).sections()).extracting(FormAnswersView.Section::key).containsExactly("first");
        assertThat(new AnswerDiff().between(form, shown, hidden)).extracting(AnswerChange::path, AnswerChange::after)
                .containsExactly(org.assertj.core.api.Assertions.tuple("notified", "なし"),
                        org.assertj.core.api.Assertions.tuple("since", ""), org.assertj.core.api.Assertions.tuple("note", ""));
        BoundAnswers bound = new AnswerBinder().bind(form, Map.of("a.notified", new String[] {"2"}), shown);
        assertThat(bound.answers()).isEqualTo(hidden);
        assertThat(new AnswerBinder().bind(form, Map.of("a.notified", new String[] {"1"}), hidden).answers()).isEqualTo(shown);
    }

    @Test
    @DisplayName("隠れた項目の隠した相手は、白紙として数える")
    void hiddenAnswersDecideNothing() {
        Answers chained = shown.with("more", "1");

        assertThat(form.shown(chained).asks("last")).isTrue();
        assertThat(form.shown(chained.with("notified", "2")).asks("last")).as("its decider is hidden").isFalse();
    }

    @Test
    @DisplayName("隠れた項目の使えない文字は保存を止めず、元の回答が残る")
    void refusesNothingThatNobodySees() {
        Map<String, String[]> page = Map.of("a.notified", new String[] {"2"}, "a.note", new String[] {"\u0000だめ"});

        BoundAnswers bound = new AnswerBinder().bind(form, page, shown);
        assertThat(bound.refused()).isFalse();
        assertThat(bound.answers().text("note")).isEqualTo("注");
        assertThat(new AnswerBinder().bind(form, Map.of("a.notified", new String[] {"1"}, "a.note", new String[] {"\u0000だめ"}), shown).refused()).isTrue();
    }

    @Test
    @DisplayName("記入画面は隠れた欄も持ち、条件を添えて、見えないままにする")
    void editPageCarriesTheConditions() {
        FormPage page = new FormPages().edit(form, hidden, List.of());

        assertThat(page.sections().get(1).hiding()).isEqualTo(new FormPage.Hiding("=notified != \"1\"", true));
        assertThat(page.sections().get(0).items().get(1).hiding()).isEqualTo(new FormPage.Hiding("=notified != \"1\"", true));
        assertThat(page.sections().get(0).items().get(0).hiding()).isEqualTo(new FormPage.Hiding(null, false));
    }

    private static FormDefinition form() {
        String hide = ",\"conditional\":{\"hide\":\"=notified != \\\"1\\\"\"}";
        return FormSchemaParser.parse(new FormRef("t", 1), """
                {"type":"default","id":"t","schemaVersion":18,"components":[
                 {"type":"group","id":"G1","label":"届出","properties":{"section":"first"},"components":[
                  {"type":"radio","id":"F1","key":"notified","label":"届出","values":[{"value":"1","label":"あり"},{"value":"2","label":"なし"}],"validate":{"required":true}},
                  {"type":"datetime","subtype":"date","id":"F2","key":"since","dateLabel":"届出日","validate":{"required":true}HIDE}]},
                 {"type":"group","id":"G2","label":"詳しく","properties":{"section":"second"}HIDE,"components":[
                  {"type":"textfield","id":"F3","key":"note","label":"補足"},
                  {"type":"radio","id":"F4","key":"more","label":"続き","values":[{"value":"1","label":"あり"}],"validate":{"required":true}}]},
                 {"type":"group","id":"G3","label":"最後","properties":{"section":"third"},
                  "conditional":{"hide":"=more != \\"1\\""},"components":[{"type":"textarea","id":"F5","key":"last","label":"続き"}]}]}"""
                .replace("HIDE", hide));
    }
}
