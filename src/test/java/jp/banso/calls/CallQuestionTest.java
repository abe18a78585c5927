package jp.banso.calls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.UUID;
import jp.banso.kernel.AlreadyDone;
import jp.banso.kernel.CaseKey;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("公募に関する質問の状況")
class CallQuestionTest {

  private static final Instant NOW = Instant.parse("2025-07-01T01:00:00Z");
  private static final UUID CLERK = UUID.randomUUID();
  private static final AnswerDraft DRAFT = new AnswerDraft("公表する質問", "公表する回答", null);

  @Test
  @DisplayName("公表すると質問者にも回答したことになり、番号は訂正しても変わらない")
  void keepsItsNumber() {
    CallQuestion question = asked();
    question.propose(DRAFT, CLERK, false, NOW);
    question.release(3, NOW);
    assertThat(question.view())
        .returns(QuestionState.PUBLISHED, QuestionView::state).returns("公表する回答", QuestionView::answer)
        .returns(3, QuestionView::number).returns(null, QuestionView::draft);
    question.propose(new AnswerDraft("公表する質問", "訂正した回答", "誤り"), CLERK, false, NOW);
    question.release(4, NOW);
    assertThat(question.view()).returns(3, QuestionView::number).returns("公表する回答", QuestionView::answer);
  }

  @Test
  @DisplayName("質問者に二度は回答せず、確認を待つ案は書き換えられない")
  void refusesWhatIsDone() {
    CallQuestion question = asked();
    question.propose(DRAFT, CLERK, false, NOW);
    assertThatThrownBy(() -> question.propose(DRAFT, CLERK, false, NOW)).isInstanceOf(AlreadyDone.class);
    assertThatThrownBy(() -> question.answer("回答", null, NOW)).isInstanceOf(AlreadyDone.class);
    question.giveBack("直してください。");
    assertThatThrownBy(() -> question.release(1, NOW)).isInstanceOf(AlreadyDone.class);
    question.answer("回答", null, NOW);
    assertThatThrownBy(() -> question.answer("もう一度", null, NOW)).isInstanceOf(AlreadyDone.class);
    assertThatThrownBy(() -> question.giveBack("もう一度")).isInstanceOf(AlreadyDone.class);
  }

  @Test
  @DisplayName("回答前の取下げは質問を終え、回答後の取りやめは回答済み・公表済みに戻す")
  void dropsTheQuestionOrTheDraft() {
    CallQuestion question = asked();
    question.drop("重複", CLERK, true, NOW);
    assertThat(question.state()).isEqualTo(QuestionState.WITHDRAWN);
    assertThatThrownBy(() -> question.propose(DRAFT, CLERK, false, NOW)).isInstanceOf(AlreadyDone.class);

    CallQuestion answered = asked();
    answered.answer("回答", null, NOW);
    assertThatThrownBy(() -> answered.drop("取りやめ", CLERK, true, NOW)).isInstanceOf(AlreadyDone.class);
    answered.propose(DRAFT, CLERK, false, NOW);
    answered.drop("取りやめ", CLERK, true, NOW);
    assertThat(answered.state()).isEqualTo(QuestionState.ANSWERED);
    answered.propose(DRAFT, CLERK, false, NOW);
    answered.release(1, NOW);
    answered.propose(DRAFT, CLERK, false, NOW);
    answered.giveBack("不要");
    answered.drop("取りやめ", CLERK, true, NOW);
    assertThat(answered.state()).isEqualTo(QuestionState.PUBLISHED);
  }

  @Test
  @DisplayName("送る前に取り消した回答は、公表していなければなかったことになる")
  void takesItsAnswerBack() {
    CallQuestion question = asked();
    assertThat(question.takeAnswerBack()).isFalse();
    question.answer("誤った回答", null, NOW);
    assertThat(question.takeAnswerBack()).isTrue();
    assertThat(question.view())
        .returns(QuestionState.TO_ANSWER, QuestionView::state).returns(null, QuestionView::answer)
        .returns(null, QuestionView::answeredAt);
    question.answer("誤った回答", null, NOW);
    question.propose(DRAFT, CLERK, false, NOW);
    assertThat(question.takeAnswerBack()).isTrue();
    assertThat(question.state()).isEqualTo(QuestionState.TO_RELEASE);
    question.release(1, NOW);
    assertThat(question.takeAnswerBack()).isFalse();
    assertThat(question.view().answer()).isEqualTo(DRAFT.answer());
  }

  @Test
  @DisplayName("責任者の書いた案は、別の方がそのまま出し直しても、その責任者は確認しない")
  void isNotReleasedByTheManagerWhoWroteIt() {
    UUID manager = UUID.randomUUID();
    CallQuestion question = asked();
    question.propose(DRAFT, manager, true, NOW);
    question.giveBack("直してください。");
    question.propose(DRAFT, CLERK, false, NOW);
    assertThat(question.wasDraftedBy(manager)).isTrue();
    assertThat(question.drafter()).isEqualTo(manager);
    question.release(1, NOW);
    question.propose(new AnswerDraft("質問", "訂正", "誤り"), CLERK, false, NOW);
    assertThat(question.wasDraftedBy(manager)).as("of another draft").isFalse();
    assertThat(question.drafter()).isEqualTo(CLERK);
  }

  @Test
  @DisplayName("質問者には、事務局で検討している案も、取り消せる間の回答も見えない")
  void showsTheAskerWhatHasGone() {
    CallQuestion question = asked();
    question.propose(DRAFT, CLERK, false, NOW);
    question.giveBack("直してください。");
    assertThat(question.view().toAsker(false))
        .returns(QuestionState.TO_ANSWER, QuestionView::state).returns(null, QuestionView::draft)
        .returns(null, QuestionView::returnedNote).returns(null, QuestionView::draftedBy);
    question.answer("回答", "電話", NOW);
    assertThat(question.view().toAsker(false))
        .returns(QuestionState.TO_ANSWER, QuestionView::state).returns(null, QuestionView::answer);
    assertThat(question.view().toAsker(true))
        .returns(QuestionState.ANSWERED, QuestionView::state).returns("回答", QuestionView::answer)
        .returns(null, QuestionView::toldHow);
  }

  private static CallQuestion asked() {
    return CallQuestion.recorded(
        new CallId(UUID.randomUUID()), new CaseKey("R7-BANSO"), 1, CLERK,
        new QuestionRecord(QuestionWay.MAIL, "試験市", "試験 花子", "hanako@example.jp", null, "質問", NOW), NOW);
  }
}
