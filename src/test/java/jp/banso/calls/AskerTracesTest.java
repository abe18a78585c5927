package jp.banso.calls;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.UUID;
import jp.banso.kernel.CaseKey;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("公表する文に残る質問者の名前")
class AskerTracesTest {

  private static final QuestionView QUESTION =
      new QuestionView(
          1, new CaseKey("R7-BANSO-Q1"), QuestionState.TO_ANSWER, QuestionWay.MAIL, "秋田県医療政策担当課　在宅医療班", "秋田 花子",
          "hanako@example.jp", "018-000-1111", "本県では……", Instant.EPOCH, UUID.randomUUID(), null, null, null, false, null,
          null, null, null, null, 0);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "秋田県では構成員は何名までですか。", "在宅医療班からの質問", "秋田花子より", "秋田　花子より", "ＨＡＮＡＫＯではなく hanako@example.jp へ",
        "電話 ０１８-０００-１１１１"
      })
  @DisplayName("所属・都道府県・氏名・連絡先は、幅や空白が違っても見つかる")
  void findsWhoAsked(String text) {
    assertThat(AskerTraces.inQuestion(QUESTION, text)).isPresent();
  }

  @Test
  @DisplayName("どこにでもある係の名前は、回答に書いてもよい")
  void letsAnAnswerNameASection() {
    assertThat(AskerTraces.inAnswer(QUESTION, "県の在宅医療班などに御相談ください。")).isEmpty();
    assertThat(AskerTraces.inAnswer(QUESTION, "秋田県医療政策担当課 在宅医療班に御相談ください。")).isPresent();
    assertThat(AskerTraces.inAnswer(QUESTION, "秋田県では15名程度です。")).isPresent();
  }

  @Test
  @DisplayName("訂正する理由に残る質問者の名前も、その欄のものとして見つかる")
  void looksThroughTheWholeDraft() {
    assertThat(AskerTraces.in(QUESTION, new AnswerDraft("何名までですか。", "15名程度です。", "在宅医療班からの御指摘により")))
        .containsOnlyKeys("reason");
    assertThat(AskerTraces.in(QUESTION, new AnswerDraft("秋田県では何名ですか。", "秋田県では15名です。", null)))
        .containsOnlyKeys("question", "answer");
    assertThat(AskerTraces.in(QUESTION, new AnswerDraft("何名までですか。", "15名程度です。", "数字の誤りのため"))).isEmpty();
  }

  @Test
  @DisplayName("だれが尋ねたかの分からない文には何も見つからない")
  void findsNothingElse() {
    assertThat(AskerTraces.inQuestion(QUESTION, "構成員は何名までですか。秋に開く会議も含みますか。")).isEmpty();
  }
}
