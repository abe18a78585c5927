package jp.banso.applications;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import jp.banso.calls.CallId;
import jp.banso.composition.MemberGroup;
import jp.banso.composition.MemberGroups;
import jp.banso.forms.Answers;
import jp.banso.forms.FormRef;
import jp.banso.kernel.AlreadyDone;
import jp.banso.kernel.CaseKey;
import jp.banso.kernel.PrefectureCode;
import jp.banso.kernel.ProgrammeCode;
import jp.banso.parties.RoleKind;
import jp.banso.platform.audit.Actor;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("申込みの状態")
class ApplicationTest {

  private static final Instant NOW = Instant.parse("2025-07-01T00:00:00Z");

  private static final Actor MANAGER = new Actor(UUID.randomUUID(), "責任者", "SECRETARIAT_MANAGER", null);

  private final Application application =
      new Application(
          new NewApplication(
              new CaseKey("R7-BANSO-05-001"), new CallId(UUID.randomUUID()), ProgrammeCode.BANSO,
              PrefectureCode.of("05"), 1, new FormRef("home-care-support-application", 1),
              UUID.randomUUID(), "医師会", false, "医師会 担当", NOW));

  @Test
  @DisplayName("順番を飛ばした段階は、いまの状態を添えて断る")
  void refusesStepsOutOfTurn() {
    assertThatThrownBy(() -> application.compile("x", NOW)).isInstanceOf(AlreadyDone.class).hasMessageContaining("DRAFT");
    assertThatThrownBy(() -> application.receive("n", "x", NOW)).isInstanceOf(AlreadyDone.class);
    assertThatThrownBy(() -> application.accept("x", NOW)).isInstanceOf(AlreadyDone.class);
    application.handOver("", "x", NOW);
    assertThatThrownBy(() -> application.handOver("", "x", NOW)).isInstanceOf(AlreadyDone.class);
    assertThatThrownBy(() -> application.reopen("x", NOW)).isInstanceOf(AlreadyDone.class);
  }

  @Test
  @DisplayName("渡す、戻す、取りまとめに加える、受け付けるたびに、だれがいつしたかが最終更新になる")
  void remembersWhoMovedItLast() {
    application.handOver("", "地域", NOW.plusSeconds(1));
    assertThat(application.changedBy()).isEqualTo("地域");
    application.returnForRevision("県", NOW.plusSeconds(2));
    assertThat(application.changedAt()).isEqualTo(NOW.plusSeconds(2));
    assertThat(application.changedBy()).isEqualTo("県");
    application.handOver("", "地域", NOW.plusSeconds(3));
    application.compile("県", NOW.plusSeconds(4));
    assertThat(application.changedAt()).isEqualTo(NOW.plusSeconds(4));
    application.reopen("県の別の方", NOW.plusSeconds(5));
    assertThat(application.changedBy()).isEqualTo("県の別の方");
    application.handOver("", "地域", NOW.plusSeconds(6));
    application.compile("県", NOW.plusSeconds(7));
    application.receive("n", "提出した方", NOW.plusSeconds(8));
    assertThat(application.changedBy()).isEqualTo("提出した方");
    assertThat(application.changedAt()).isEqualTo(NOW.plusSeconds(8));
  }

  @Test
  @DisplayName("補正、受理、結果のたびに最終更新といまの担当の日時が進み、応募要件の確認だけでは進まない")
  void remembersEveryActAfterTheReceipt() {
    application.receiveByMail("n", NOW.minusSeconds(60), true, "a@example.jp", ArrivalMeans.MAIL);
    assertThat(application.movedAt()).isEqualTo(NOW.minusSeconds(60));
    application.returnForCorrection(NOW.plusSeconds(999), "事務局", NOW.plusSeconds(1));
    application.correct("県", NOW.plusSeconds(2));
    assertThat(application.movedAt()).isEqualTo(NOW.plusSeconds(2));
    application.changeRepresentative(application.answers(), "県", NOW.plusSeconds(3));
    assertThat(application.changedAt()).isEqualTo(NOW.plusSeconds(3));
    assertThat(application.movedAt()).isEqualTo(NOW.plusSeconds(2));
    application.accept("事務局", NOW.plusSeconds(4));
    application.outcome(ApplicationState.ELIGIBLE, NOW.plusSeconds(5));
    assertThat(application.changedAt()).as("nobody may tell it from the times").isEqualTo(NOW.plusSeconds(4));
    assertThat(application.changedBy()).isEqualTo("事務局");
    application.withdraw("事情", "地域", NOW.plusSeconds(6));
    assertThat(application.changedAt()).isEqualTo(NOW.plusSeconds(6));
  }

  @Test
  @DisplayName("都道府県は入力では変わらない")
  void keepsItsPrefecture() {
    application.write(
        Answers.empty().with("prefecture", "13").with("regionName", "大仙・仙北"), MemberGroups.NONE, "x", NOW);
    assertThat(application.answers().text("prefecture")).isEqualTo("05");
    assertThat(application.areaName()).isEqualTo("大仙・仙北");
  }

  @Test
  @DisplayName("厚生労働省が了承しなければ、責任者の判断に戻る")
  void returnsToTheManagerWithoutConcurrence() {
    application.receiveByMail("n", NOW, false, "a@example.jp", ArrivalMeans.MAIL);
    assertThatThrownBy(() -> application.concurLate(true, "理由", "x", NOW)).isInstanceOf(AlreadyDone.class);
    application.decideLate(true, "停電", MANAGER, NOW);
    application.concurLate(false, "理由", "x", NOW);
    assertThat(application.state()).isEqualTo(ApplicationState.RECEIVED_LATE);
    Instant proposed = NOW.plusSeconds(9);
    String by = application.changedBy();
    Instant changed = application.changedAt();
    application.decideLate(true, "停電（再協議）", MANAGER, proposed);
    assertThat(application.changedBy()).as("applicants read it").isEqualTo(by);
    assertThat(application.changedAt()).isEqualTo(changed);
    assertThat(application.movedAt()).isEqualTo(proposed);
    application.concurLate(true, "理由", "x", proposed);
    assertThat(application.state()).isEqualTo(ApplicationState.RECEIVED);
    assertThat(application.changedAt()).isEqualTo(proposed);
  }

  @ParameterizedTest
  @EnumSource(ApplicationState.class)
  @DisplayName("結果を知らせる前なら取り下げられる")
  void allowsWithdrawalBeforeTheResult(ApplicationState state) {
    boolean expected =
        !Set.of(
                ApplicationState.INELIGIBLE, ApplicationState.SELECTED, ApplicationState.RESERVE,
                ApplicationState.NOT_SELECTED)
            .contains(state)
            && !state.hasEnded();
    assertThat(WithdrawalPolicy.allows(state)).isEqualTo(expected);
  }

  @ParameterizedTest
  @EnumSource(ApplicationState.class)
  @DisplayName("選定の結果は受理した申込みにだけ記録できる")
  void takesOutcomesInOrder(ApplicationState outcome) {
    application.receiveByMail("n", NOW, true, "a@example.jp", ArrivalMeans.MAIL);
    assertThatThrownBy(() -> application.outcome(outcome, NOW)).isInstanceOf(AlreadyDone.class);
    application.accept("x", NOW);
    if (outcome == ApplicationState.ELIGIBLE || outcome == ApplicationState.INELIGIBLE) {
      application.outcome(outcome, NOW);
      assertThat(application.state()).isEqualTo(outcome);
    } else {
      assertThatThrownBy(() -> application.outcome(outcome, NOW)).isInstanceOf(AlreadyDone.class);
    }
  }

  @Test
  @DisplayName("応募者には審査の途中経過も非公開の補欠も見えない")
  void hidesTheCourseOfTheSelection() {
    for (RoleKind applicant : List.of(RoleKind.REGION, RoleKind.PREFECTURE)) {
      assertThat(StateWords.key(applicant, ApplicationState.ACCEPTED, false))
          .isEqualTo(StateWords.key(applicant, ApplicationState.ELIGIBLE, true));
      assertThat(StateWords.key(applicant, ApplicationState.INELIGIBLE, false))
          .as("recorded only when it is told").endsWith("INELIGIBLE");
      assertThat(StateWords.key(applicant, ApplicationState.RESERVE, false))
          .isEqualTo(StateWords.key(applicant, ApplicationState.NOT_SELECTED, false));
    }
    assertThat(StateWords.key(RoleKind.SECRETARIAT, ApplicationState.RESERVE, false)).endsWith("RESERVE");
  }

  @Test
  @DisplayName("文字の変わらない構成員は、直した区分を持ち続ける")
  void keepsCorrectedGroupsOfUnchangedRows() {
    Answers nurse = Answers.empty().with("affiliation", "訪問看護ST").with("profession", "看護師");
    Answers city = Answers.empty().with("affiliation", "大仙市");
    Answers before = Answers.empty().withRows("members", List.of(nurse, city));
    MemberGroups corrected =
        new MemberGroups(List.of(Set.of(MemberGroup.HOMECARE_PRO, MemberGroup.HUB), Set.of(MemberGroup.MUNI)));
    Answers doctor = Answers.empty().with("affiliation", "医師会");
    Answers after = Answers.empty().withRows("members", List.of(doctor, nurse));
    MemberGroups carried =
        corrected.carriedOver(before, after, List.of(Set.of(MemberGroup.MED_ORG), Set.of(MemberGroup.HOMECARE_PRO)));
    assertThat(carried.rows())
        .containsExactly(Set.of(MemberGroup.MED_ORG), Set.of(MemberGroup.HOMECARE_PRO, MemberGroup.HUB));
    assertThat(MemberGroups.ofLists(carried.toLists())).isEqualTo(carried);
  }
}
