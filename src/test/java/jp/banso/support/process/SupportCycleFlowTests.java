package jp.banso.support.process;

import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.inOrder;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;

import java.time.Instant;
import java.util.Date;
import java.util.Map;
import jp.banso.ProcessFlows;
import jp.banso.ProcessWalk;
import jp.banso.kernel.CaseKey;
import jp.banso.support.AcceptanceService;
import jp.banso.support.MeetingService;
import jp.banso.support.PeriodService;
import jp.banso.support.ReportService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mockito.InOrder;

@DisplayName("伴走支援")
class SupportCycleFlowTests {

    @RegisterExtension
    static final ProcessFlows flows = ProcessFlows.of("support", "support-cycle");

    private static final Instant ANSWER_DUE = Instant.parse("2025-08-21T14:59:59Z");
    private static final Instant PERIOD_END = Instant.parse("2026-02-28T14:59:59Z");

    private final AcceptanceService acceptance = mock(AcceptanceService.class);
    private final MeetingService meetings = mock(MeetingService.class);
    private final ReportService reports = mock(ReportService.class);
    private final PeriodService period = mock(PeriodService.class);

    @BeforeEach
    void bindDelegates() {
        flows.with("reportDeclineDelegate", new ReportDeclineDelegate(acceptance))
                .with("openFirstMeetingDelegate", new OpenFirstMeetingDelegate(meetings))
                .with("openSecondMeetingDelegate", new OpenSecondMeetingDelegate(meetings))
                .with("openThirdMeetingDelegate", new OpenThirdMeetingDelegate(meetings))
                .with("openFourthMeetingDelegate", new OpenFourthMeetingDelegate(meetings))
                .with("closeSupportDelegate", new CloseSupportDelegate(reports))
                .with("reportOpenWorkDelegate", new ReportOpenWorkDelegate(period));
    }

    @Test
    @DisplayName("3回の会議でまとまり、補正を経て最終報告を受領する")
    void completesWithThreeMeetings() {
        ProcessWalk walk = throughThirdMeeting().offers("UserTask_JudgeFourthMeeting", "secretariat-banso")
                .complete("UserTask_JudgeFourthMeeting", Map.of("settled", true)).offers("UserTask_SubmitFinalReport", "area-1");
        walk.complete("UserTask_SubmitFinalReport").complete("UserTask_ConfirmFinalReport", Map.of("reportAccepted", false))
                .complete("UserTask_SubmitFinalReport").complete("UserTask_ConfirmFinalReport", Map.of("reportAccepted", true))
                .endsAt("EndEvent_SupportCompleted");
        InOrder inOrder = inOrder(meetings, reports);
        for (int number = 1; number <= 3; number++) {
            inOrder.verify(meetings).open(any(CaseKey.class), eq(number));
        }
        inOrder.verify(reports).close(any(CaseKey.class));
        verify(meetings, never()).open(any(CaseKey.class), eq(4));
    }

    @Test
    @DisplayName("まとまらなければ第4回会議を開く")
    void holdsAFourthMeetingOnlyWhenUnsettled() {
        throughThirdMeeting().complete("UserTask_JudgeFourthMeeting", Map.of("settled", false)).waitsAt("CatchEvent_FourthMeetingClosed")
                .receive("support.fourthMeetingClosed").waitsAt("UserTask_SubmitFinalReport");
        verify(meetings).open(any(CaseKey.class), eq(4));
        verify(meetings, times(4)).open(any(CaseKey.class), anyInt());
    }

    @Test
    @DisplayName("回答が無ければ電話で確かめ、辞退なら選定に知らせる")
    void asksByTelephoneWhenTheTermPasses() {
        start().advanceTo(ANSWER_DUE).offers("UserTask_ConfirmAcceptanceByTelephone", "secretariat-manager-banso")
                .complete("UserTask_ConfirmAcceptanceByTelephone", Map.of("accepted", false)).endsAt("EndEvent_Declined");
        verify(acceptance).reportDecline(any(CaseKey.class));
    }

    @Test
    @DisplayName("対応策案が出るまで第3回会議は始まらない")
    void waitsForTheMeasuresBeforeTheThirdMeeting() {
        throughFirstMeeting().receive("support.secondMeetingClosed").waitsAt("UserTask_DraftMeasures")
                .complete("UserTask_DraftMeasures").waitsAt("CatchEvent_ThirdMeetingClosed");
    }

    @Test
    @DisplayName("第2回会議の日程が決まるたびに、対応策案の期限を改める")
    void asksForTheMeasuresAnewWhenTheSecondMeetingHasItsDay() {
        throughFirstMeeting().receive("support.secondMeetingScheduled", Map.of("secondMeetingOn", Date.from(PERIOD_END)))
                .passed("BoundaryEvent_SecondMeetingScheduled").waitsAt("UserTask_DraftMeasures", "CatchEvent_SecondMeetingClosed");
    }

    @Test
    @DisplayName("支援を中止する")
    void canBeStopped() {
        throughFirstMeeting().receive("support.stopped").endsAt("EndEvent_SupportStopped");
    }

    @ParameterizedTest(name = "{0} のときに中止する")
    @ValueSource(strings = {"UserTask_AnswerAcceptance", "UserTask_ConfirmAcceptanceByTelephone", "UserTask_PlanSupport",
            "CatchEvent_FirstMeetingClosed", "UserTask_JudgeFourthMeeting", "CatchEvent_FourthMeetingClosed",
            "UserTask_SubmitFinalReport", "UserTask_ConfirmFinalReport"})
    void canBeStoppedAtEveryWaitState(String waitState) {
        walkedTo(waitState).receive("support.stopped").endsAt("EndEvent_SupportStopped");
        verify(reports, never()).close(any(CaseKey.class));
    }

    private static ProcessWalk walkedTo(String waitState) {
        return switch (waitState) {
            case "UserTask_AnswerAcceptance" -> start();
            case "UserTask_ConfirmAcceptanceByTelephone" -> start().advanceTo(ANSWER_DUE);
            case "UserTask_PlanSupport" -> start().complete("UserTask_AnswerAcceptance", Map.of("accepted", true));
            case "CatchEvent_FirstMeetingClosed" -> start().complete("UserTask_AnswerAcceptance", Map.of("accepted", true))
                    .complete("UserTask_PlanSupport").complete("UserTask_ConfirmMembers");
            case "UserTask_JudgeFourthMeeting" -> throughThirdMeeting();
            case "CatchEvent_FourthMeetingClosed" -> throughThirdMeeting().complete("UserTask_JudgeFourthMeeting", Map.of("settled", false));
            case "UserTask_SubmitFinalReport" -> throughThirdMeeting().complete("UserTask_JudgeFourthMeeting", Map.of("settled", true));
            default -> throughThirdMeeting().complete("UserTask_JudgeFourthMeeting", Map.of("settled", true)).complete("UserTask_SubmitFinalReport");
        };
    }

    @Test
    @DisplayName("支援期間の末日に残りを知らせ、延長しなくても支援は続く")
    void reportsOpenWorkAtTheEndOfThePeriod() {
        throughFirstMeeting().advanceTo(PERIOD_END).offers("UserTask_DecidePeriodEnd", "secretariat-manager-banso")
                .complete("UserTask_DecidePeriodEnd", Map.of("extended", false)).passed("EndEvent_PeriodKept")
                .waitsAt("UserTask_DraftMeasures", "CatchEvent_SecondMeetingClosed");
        verify(period).reportOpenWork(any(CaseKey.class));
    }

    @Test
    @DisplayName("延長した末日が来れば、もう一度判断する")
    void asksAgainAtTheEndOfTheExtendedPeriod() {
        Instant extended = Instant.parse("2026-03-30T15:00:00Z");
        throughFirstMeeting().advanceTo(PERIOD_END)
                .complete("UserTask_DecidePeriodEnd", Map.of("extended", true, "periodEndsAt", Date.from(extended)))
                .waitsAt("UserTask_DraftMeasures", "CatchEvent_SecondMeetingClosed", "CatchEvent_ExtendedPeriodEnded")
                .advanceTo(extended).offers("UserTask_DecidePeriodEnd", "secretariat-manager-banso");
        verify(period, times(2)).reportOpenWork(any(CaseKey.class));
    }

    @Test
    @DisplayName("判断を待つ間に最終報告を受領すれば、判断も要らなくなる")
    void needsNoDecisionOnceTheSupportIsCompleted() {
        walkedTo("UserTask_ConfirmFinalReport").advanceTo(PERIOD_END).waitsAt("UserTask_ConfirmFinalReport", "UserTask_DecidePeriodEnd")
                .complete("UserTask_ConfirmFinalReport", Map.of("reportAccepted", true)).endsAt("EndEvent_SupportCompleted");
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
