package jp.banso.forms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("回答の入れ物")
class AnswersTest {

    @Test
    @DisplayName("入れたものを場所で取り出せ、元の回答は変わらない")
    void keepsAndFindsByPath() {
        Answers before = Answers.empty().with("reason", "冬季の往診");
        Answers after = before.with("representative.name", "髙橋 葛󠄀子 𠮷田")
                .with("challenges.selected", List.of("OTHER", "DISASTER"))
                .with("members[0].affiliation", "大仙市").with("members[1].profession", "医師");

        assertThat(before.isBlank("representative.name")).isTrue();
        assertThat(after.text("representative.name")).isEqualTo("髙橋 葛󠄀子 𠮷田");
        assertThat(after.chosen("challenges.selected")).containsExactly("OTHER", "DISASTER");
        assertThat(after.rows("members")).extracting(row -> row.text("affiliation")).containsExactly("大仙市", "");
        assertThat(after.text("members[1].profession")).isEqualTo("医師");
        assertThat(after.text("members[9].profession")).isEmpty();
        assertThat(after.without("members").rows("members")).isEmpty();
    }

    @Test
    @DisplayName("空白だけの欄・空の行は、はじめから無いものと同じ")
    void blanksDoNotExist() {
        Answers blank = Answers.empty().with("reason", " \u3000\n").with("challenges.selected", List.of())
                .withRows("members", List.of(Answers.empty()));

        assertThat(blank).isEqualTo(Answers.empty());
        assertThat(Answers.fromJson("{\"members\":[{},{\"title\":\"課長\"},{\"title\":\"\"}]}").rows("members")).hasSize(1);
    }

    @Test
    @DisplayName("JSONにして戻しても同じ回答")
    void survivesJson() {
        Answers answers = CaseFile.load(CaseFile.VALID.get(0)).answers().with("reason", "𠮷①㈱～〜﨑\n\t\"\\</script>");

        assertThat(Answers.fromJson(answers.toJson())).isEqualTo(answers).hasSameHashCodeAs(answers);
        assertThat(Answers.fromJson("{}")).isEqualTo(Answers.empty());
        assertThat(answers.toString()).doesNotContain("𠮷");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u0000", "a\u0007", "\u001b", "\uD842", "\uDFB7", "\u200B", "\u202E", "\uFEFF", "\uFFFD", "\r", "\u0085"})
    @DisplayName("制御文字・片方だけのサロゲート・見えない文字は受け取らない")
    void refusesUnusableCharacters(String text) {
        assertThatThrownBy(() -> Answers.empty().with("reason", text)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "{\"a\":1}", "{\"a\":true}", "{\"a b\":\"x\"}", "{\"a\":\"x\"} {}", "{\"a\":\"x\",\"a\":\"y\"}", "{\"a\":",
        "{\"a\":\"\\ud842\"}", "{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":\"x\"}}}}}}}}}"})
    @DisplayName("回答ではないJSONは受け取らない")
    void refusesOtherJson(String json) {
        assertThatThrownBy(() -> Answers.fromJson(json)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "a.", "a[", "a[-1]", "a[x]", "a..b", "a b", "a[99999]"})
    @DisplayName("場所の書き方が違うものは断る")
    void refusesOtherPaths(String path) {
        assertThatThrownBy(() -> Answers.empty().text(path)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    @DisplayName("大きすぎる文章は受け取らない")
    void refusesTooMuch() {
        assertThat(Answers.empty().with("reason", "𠮷".repeat(Answers.MAX_TEXT)).text("reason")).hasSize(2 * Answers.MAX_TEXT);
        assertThatThrownBy(() -> Answers.empty().with("reason", "あ".repeat(Answers.MAX_TEXT + 1))).isInstanceOf(IllegalArgumentException.class);
    }
}
