package jp.banso.selection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import jp.banso.applications.ApplicationId;
import jp.banso.kernel.AlreadyDone;
import jp.banso.kernel.CaseKey;
import jp.banso.kernel.Outcome;
import jp.banso.selection.EligibilityVerdict.FindingAnswer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("応募要件の判定")
class EligibilityPolicyTests {

  private static final Instant NOW = Instant.parse("2025-08-04T01:00:00Z");
  private static final RuleFinding FEW =
      new RuleFinding("B-R05", "W", "SHORT", "selection.rule.B-R05.slightlyFew");

  private static EligibilityJudgement prejudged(RuleFinding... findings) {
    EligibilityJudgement judgement =
        EligibilityJudgement.open(
            new SelectionRoundId(UUID.randomUUID()), new ApplicationId(UUID.randomUUID()),
            new CaseKey("R7-BANSO-05-001"));
    judgement.prejudged(List.of(findings), NOW);
    return judgement;
  }

  private static EligibilityVerdict verdict(boolean eligible, Boolean confirmed, String reason) {
    return new EligibilityVerdict(
        eligible, List.of(new FindingAnswer(confirmed, reason)), List.of(), "記載を確認した");
  }

  private static String refusal(Outcome<Void> outcome) {
    return ((Outcome.Refused<Void>) outcome).messageKey();
  }

  @Test
  @DisplayName("挙がった点が無ければ、理由だけで確認できる")
  void confirmsWithoutFindings() {
    EligibilityJudgement judgement = prejudged();
    assertThat(judgement.judge(new EligibilityVerdict(true, List.of(), List.of(), "全て確認"), "事務局", NOW).isDone())
        .isTrue();
    assertThat(judgement.state()).isEqualTo(EligibilityState.ELIGIBLE);
    assertThat(judgement.unmetRules()).isEmpty();
  }

  @Test
  @DisplayName("挙がった点を確認できたとするには理由が要る")
  void wantsAReasonForAFindingSetAside() {
    EligibilityJudgement judgement = prejudged(FEW);
    assertThat(refusal(judgement.judge(verdict(true, true, " "), "事務局", NOW)))
        .isEqualTo("selection.eligibility.refused.findingReason");
    assertThat(judgement.state()).isEqualTo(EligibilityState.PREJUDGED);
    assertThat(judgement.judge(verdict(true, true, "1名の追加を電話で確認"), "事務局", NOW).isDone()).isTrue();
  }

  @Test
  @DisplayName("答えの無い点や理由の無い判定は受け付けない")
  void refusesWhatIsOpen() {
    assertThat(refusal(prejudged(FEW).judge(verdict(true, null, ""), "事務局", NOW)))
        .isEqualTo("selection.eligibility.refused.findingOpen");
    assertThat(
            refusal(
                prejudged().judge(new EligibilityVerdict(true, List.of(), List.of(), " "), "事務局", NOW)))
        .isEqualTo("selection.eligibility.refused.reason");
  }

  @Test
  @DisplayName("要件ごとの答えと判定が食い違えば受け付けない")
  void refusesAContradiction() {
    assertThat(refusal(prejudged(FEW).judge(verdict(true, false, ""), "事務局", NOW)))
        .isEqualTo("selection.eligibility.refused.unmetRemains");
    assertThat(refusal(prejudged(FEW).judge(verdict(false, true, "確認した"), "事務局", NOW)))
        .isEqualTo("selection.eligibility.refused.unmetMissing");
  }

  @Test
  @DisplayName("事前判定で挙がらなかった要件も、人が確認できなかったとすることができる")
  void letsAPersonFindMore() {
    EligibilityJudgement judgement = prejudged(FEW);
    Outcome<Void> outcome =
        judgement.judge(
            new EligibilityVerdict(
                false, List.of(new FindingAnswer(true, "範囲内")), List.of("B-R03"), "拠点の設置は予定である"),
            "事務局", NOW);
    assertThat(outcome.isDone()).isTrue();
    assertThat(judgement.state()).isEqualTo(EligibilityState.INELIGIBLE);
    assertThat(judgement.unmetRules()).containsExactly("B-R03");
  }

  @Test
  @DisplayName("判定は一度だけ、事前判定も一度だけ")
  void judgesOnce() {
    EligibilityJudgement judgement = prejudged(FEW);
    assertThat(judgement.prejudged(List.of(), NOW)).isFalse();
    judgement.judge(verdict(false, false, ""), "事務局", NOW);
    assertThatThrownBy(() -> judgement.judge(verdict(true, true, "x"), "事務局", NOW))
        .isInstanceOf(AlreadyDone.class);
  }

  @Test
  @DisplayName("取下げの後は判定しない")
  void doesNotJudgeWhatWasWithdrawn() {
    EligibilityJudgement judgement = prejudged(FEW);
    assertThat(judgement.cancel()).isTrue();
    assertThat(judgement.cancel()).isFalse();
    assertThatThrownBy(() -> judgement.judge(verdict(true, true, "x"), "事務局", NOW))
        .isInstanceOf(AlreadyDone.class);
  }
}
