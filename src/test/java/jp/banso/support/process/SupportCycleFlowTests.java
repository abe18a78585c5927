package jp.banso.support.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Date;
import java.util.Map;
import jp.banso.ProcessFlows;
import jp.banso.ProcessWalk;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@DisplayName("伴走支援")
class SupportCycleFlowTests {

    @RegisterExtension
    static final ProcessFlows flows = ProcessFlows.of("support", "support-cycle");

    private static final Instant ANSWER_DUE = Instant.parse("2025-08-21T14:59:59Z");
    private static final Instant PERIOD_END = Instant.parse("2026-02-28T14:59:59Z");

    @Test
    @DisplayName("3回の会議でまとまり、補正を経て最終報告を受領する")
    void completesWithThreeMeetings() {
        ProcessWalk walk = throughThirdMeeting().offers("UserTask_JudgeFourthMeeting", "secretariat-banso")
                .complete("UserTask_JudgeFourthMeeting", Map.of("settled", true)).offers("UserTask_SubmitFinalReport", "area-1");
        walk.complete("UserTask_SubmitFinalReport").complete("UserTask_ConfirmFinalReport", Map.of("reportAccepted", false))
                .complete("UserTask_SubmitFinalReport").complete("UserTask_ConfirmFinalReport", Map.of("reportAccepted", true))
                .endsAt("EndEvent_SupportCompleted");
        assertThat(flows.called()).containsExactly("openFirstMeetingDelegate", "openSecondMeetingDelegate", "openThirdMeetingDelegate", "closeSupportDelegate");
    }

    @Test
    @DisplayName("まとまらなければ第4回会議を開く")
    void holdsAFourthMeetingOnlyWhenUnsettled() {
        throughThirdMeeting().complete("UserTask_JudgeFourthMeeting", Map.of("settled", false)).waitsAt("CatchEvent_FourthMeetingClosed")
                .receive("support.fourthMeetingClosed").waitsAt("UserTask_SubmitFinalReport");
        assertThat(flows.called()).endsWith("openFourthMeetingDelegate");
    }

    @Test
    @DisplayName("回答が無ければ電話で確かめ、辞退なら選定に知らせる")
    void asksByTelephoneWhenTheTermPasses() {
        start().advanceTo(ANSWER_DUE).offers("UserTask_ConfirmAcceptanceByTelephone", "secretariat-manager-banso")
                .complete("UserTask_ConfirmAcceptanceByTelephone", Map.of("accepted", false)).endsAt("EndEvent_Declined");
        assertThat(flows.called()).containsExactly("reportDeclineDelegate");
    }

    @Test
    @DisplayName("対応策案が出るまで第3回会議は始まらない")
    void waitsForTheMeasuresBeforeTheThirdMeeting() {
        throughFirstMeeting().receive("support.secondMeetingClosed").waitsAt("UserTask_DraftMeasures")
                .complete("UserTask_DraftMeasures").waitsAt("CatchEvent_ThirdMeetingClosed");
    }

    @Test
    @DisplayName("支援を中止する")
    void canBeStopped() {
        throughFirstMeeting().receive("support.stopped").endsAt("EndEvent_SupportStopped");
    }

    @Test
    @DisplayName("支援期間の末日に残りを知らせるが、支援は続く")
    void reportsOpenWorkAtTheEndOfThePeriod() {
        throughFirstMeeting().advanceTo(PERIOD_END).passed("EndEvent_OpenWorkReported")
                .waitsAt("UserTask_DraftMeasures", "CatchEvent_SecondMeetingClosed");
        assertThat(flows.called()).endsWith("reportOpenWorkDelegate");
    }

    private static ProcessWalk throughThirdMeeting() {
        return throughFirstMeeting().complete("UserTask_DraftMeasures").receive("support.secondMeetingClosed")
                .receive("support.thirdMeetingClosed");
    }

    private static ProcessWalk throughFirstMeeting() {
        return start().offers("UserTask_AnswerAcceptance", "area-1").complete("UserTask_AnswerAcceptance", Map.of("accepted", true))
                .waitsAt("UserTask_ConfirmMembers", "UserTask_PlanSupport").complete("UserTask_PlanSupport").complete("UserTask_ConfirmMembers")
                .waitsAt("CatchEvent_FirstMeetingClosed").receive("support.firstMeetingClosed")
                .waitsAt("UserTask_DraftMeasures", "CatchEvent_SecondMeetingClosed");
    }

    private static ProcessWalk start() {
        return flows.start(Map.of("programme", "banso", "areaGroup", "area-1",
                "acceptanceDueAt", Date.from(ANSWER_DUE), "periodEndsAt", Date.from(PERIOD_END)));
    }
}
