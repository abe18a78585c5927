package jp.banso.selection.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Date;
import java.util.Map;
import jp.banso.ProcessFlows;
import jp.banso.ProcessWalk;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@DisplayName("選定")
class SelectionRoundFlowTests {

    @RegisterExtension
    static final ProcessFlows flows = ProcessFlows.of("selection", "selection-round");

    private static final Instant WARN = Instant.parse("2025-08-10T00:00:00Z");
    private static final Instant FLAG = Instant.parse("2025-08-14T00:00:00Z");

    @Test
    @DisplayName("要件の判定、審査、選定案の了承を経て結果を通知する")
    void releasesResults() {
        reviewed(false).offers("UserTask_PrepareDecision", "secretariat-manager-banso").complete("UserTask_PrepareDecision")
                .offers("UserTask_ConcurDecision", "ministry-isei")
                .complete("UserTask_ConcurDecision", Map.of("decisionConcurred", false)).waitsAt("UserTask_PrepareDecision")
                .complete("UserTask_PrepareDecision").complete("UserTask_ConcurDecision", Map.of("decisionConcurred", true))
                .complete("UserTask_ReleaseResults").endsAt("EndEvent_ResultsReleased");
        assertThat(flows.called()).containsExactly("startEligibilityChecksDelegate", "releaseResultsDelegate");
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
        assertThat(flows.called()).containsExactly("requestRecallDelegate");
    }

    @Test
    @DisplayName("要件を確認できた申込みが無ければ、該当なしで終わることができる")
    void endsWithoutSelectionWhenNobodyIsEligible() {
        start(true).receive("selection.eligibilityDecided", Map.of("anyEligible", false))
                .complete("UserTask_DecideRecall", Map.of("recall", false))
                .complete("UserTask_ConcurRecall", Map.of("recallConcurred", true)).endsAt("EndEvent_NoneSelected");
        assertThat(flows.called()).containsExactly("startEligibilityChecksDelegate", "endWithoutSelectionDelegate");
    }

    @Test
    @DisplayName("10日目に知らせ、2週間で記録するが、選定は止めない")
    void warnsAndFlagsWithoutStopping() {
        ProcessWalk walk = start(true).advanceTo(WARN);
        assertThat(flows.called()).endsWith("warnDelayDelegate").doesNotContain("flagDelayDelegate");
        walk.advanceTo(FLAG).waitsAt("CatchEvent_EligibilityDecided").passed("EndEvent_DelayWarned", "EndEvent_DelayFlagged");
        assertThat(flows.called()).endsWith("flagDelayDelegate");
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
