package jp.banso.selection.process;

import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;

import java.time.Instant;
import java.util.Date;
import java.util.Map;
import jp.banso.ProcessFlows;
import jp.banso.ProcessWalk;
import jp.banso.kernel.CaseKey;
import jp.banso.selection.RecallService;
import jp.banso.selection.ReleaseService;
import jp.banso.selection.RoundService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@DisplayName("選定")
class SelectionRoundFlowTests {

    @RegisterExtension
    static final ProcessFlows flows = ProcessFlows.of("selection", "selection-round");

    private final RoundService rounds = mock(RoundService.class);
    private final ReleaseService release = mock(ReleaseService.class);
    private final RecallService recalls = mock(RecallService.class);

    private static final Instant WARN = Instant.parse("2025-08-10T00:00:00Z");
    private static final Instant FLAG = Instant.parse("2025-08-14T00:00:00Z");

    @BeforeEach
    void useTheDelegates() {
        flows.with("startEligibilityChecksDelegate", new StartEligibilityChecksDelegate(rounds))
                .with("warnDelayDelegate", new WarnDelayDelegate(rounds))
                .with("flagDelayDelegate", new FlagDelayDelegate(rounds))
                .with("releaseResultsDelegate", new ReleaseResultsDelegate(release))
                .with("requestRecallDelegate", new RequestRecallDelegate(recalls))
                .with("endWithoutSelectionDelegate", new EndWithoutSelectionDelegate(recalls));
    }

    @Test
    @DisplayName("要件の判定、審査、選定案の了承を経て結果を通知する")
    void releasesResults() {
        reviewed(false).offers("UserTask_PrepareDecision", "secretariat-manager-banso").complete("UserTask_PrepareDecision")
                .offers("UserTask_ConcurDecision", "ministry-isei")
                .complete("UserTask_ConcurDecision", Map.of("decisionConcurred", false)).waitsAt("UserTask_PrepareDecision")
                .complete("UserTask_PrepareDecision").complete("UserTask_ConcurDecision", Map.of("decisionConcurred", true))
                .complete("UserTask_ReleaseResults").endsAt("EndEvent_ResultsReleased");
        verify(rounds).startChecks(any(CaseKey.class));
        verify(release).release(any(CaseKey.class));
    }

    @Test
    @DisplayName("同点があれば取扱いを決めてから選定案を作る")
    void decidesATie() {
        reviewed(true).waitsAt("UserTask_DecideTie").complete("UserTask_DecideTie").waitsAt("UserTask_PrepareDecision");
    }

    @Test
    @DisplayName("申込みが無ければ、了承を得て再公募とする")
    void recallsWhenNobodyApplied() {
        start(false).waitsAt("UserTask_DecideRecall").complete("UserTask_DecideRecall", Map.of("recall", true))
                .offers("UserTask_ConcurRecall", "ministry-isei")
                .complete("UserTask_ConcurRecall", Map.of("recallConcurred", false)).waitsAt("UserTask_DecideRecall")
                .complete("UserTask_DecideRecall", Map.of("recall", true))
                .complete("UserTask_ConcurRecall", Map.of("recallConcurred", true)).endsAt("EndEvent_Recalled");
        verify(recalls).recall(any(CaseKey.class));
    }

    @Test
    @DisplayName("要件を確認できた申込みが無ければ、該当なしで終わることができる")
    void endsWithoutSelectionWhenNobodyIsEligible() {
        start(true).receive("selection.eligibilityDecided", Map.of("anyEligible", false))
                .complete("UserTask_DecideRecall", Map.of("recall", false))
                .complete("UserTask_ConcurRecall", Map.of("recallConcurred", true)).endsAt("EndEvent_NoneSelected");
        verify(recalls).endWithoutSelection(any(CaseKey.class));
    }

    @Test
    @DisplayName("10日目に知らせ、2週間で記録するが、選定は止めない")
    void warnsAndFlagsWithoutStopping() {
        ProcessWalk walk = start(true).advanceTo(WARN);
        verify(rounds).warnDelay(any(CaseKey.class));
        verify(rounds, never()).flagDelay(any(CaseKey.class));
        walk.advanceTo(FLAG).waitsAt("CatchEvent_EligibilityDecided").passed("EndEvent_DelayWarned", "EndEvent_DelayFlagged");
        verify(rounds).flagDelay(any(CaseKey.class));
    }

    @Test
    @DisplayName("了承の後に取下げがあれば、選定案の作成に戻る")
    void preparesAnewAfterAWithdrawal() {
        reviewed(false).complete("UserTask_PrepareDecision").complete("UserTask_ConcurDecision", Map.of("decisionConcurred", true))
                .waitsAt("UserTask_ReleaseResults").receive("selection.decisionReopened").waitsAt("UserTask_PrepareDecision");
    }

    @Test
    @DisplayName("全ての申込みが取り下げられたら終わる")
    void endsWhenEveryApplicationIsWithdrawn() {
        reviewed(false).receive("selection.applicationsExhausted").endsAt("EndEvent_ApplicationsExhausted");
    }

    private static ProcessWalk reviewed(boolean tied) {
        return start(true).waitsAt("CatchEvent_EligibilityDecided").receive("selection.eligibilityDecided", Map.of("anyEligible", true))
                .offers("UserTask_AssignReviewers", "secretariat-manager-banso").complete("UserTask_AssignReviewers")
                .waitsAt("CatchEvent_ReviewsCompleted").receive("selection.reviewsCompleted", Map.of("tied", tied));
    }

    private static ProcessWalk start(boolean anyApplication) {
        return flows.start(Map.of("programme", "banso", "bureau", "isei", "anyApplication", anyApplication,
                "warnAt", Date.from(WARN), "flagAt", Date.from(FLAG)));
    }
}
