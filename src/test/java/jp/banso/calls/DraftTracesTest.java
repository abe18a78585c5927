package jp.banso.calls;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.UUID;
import jp.banso.kernel.CaseKey;
import jp.banso.parties.AskerTracesTest;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("公表する案に残る質問者の名前")
class DraftTracesTest {

  private static final DraftTraces TRACES = new DraftTraces(AskerTracesTest.TRACES);

  private static final QuestionView QUESTION =
      new QuestionView(
          1, new CaseKey("R7-BANSO-Q1"), QuestionState.TO_ANSWER, QuestionWay.MAIL, "秋田県医療政策担当課　在宅医療班", "秋田 花子",
          "hanako@example.jp", "018-000-1111", "本県では……", Instant.EPOCH, UUID.randomUUID(), null, null, null, null, false,
          null, null, null, null, null, 0);

  @Test
  @DisplayName("訂正する理由に残る質問者の名前も、その欄のものとして見つかる")
  void looksThroughTheWholeDraft() {
    assertThat(TRACES.in(QUESTION, new AnswerDraft("何名までですか。", "15名程度です。", "在宅医療班からの御指摘により")))
        .containsOnlyKeys("reason");
    assertThat(TRACES.in(QUESTION, new AnswerDraft("秋田県では何名ですか。", "秋田県では15名です。", null)))
        .containsOnlyKeys("question", "answer");
    assertThat(TRACES.in(QUESTION, new AnswerDraft("何名までですか。", "15名程度です。", "数字の誤りのため"))).isEmpty();
  }
}
