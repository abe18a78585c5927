package jp.banso.selection.process;

import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import java.time.Instant;
import java.util.Date;
import java.util.Map;
import jp.banso.ProcessFlows;
import jp.banso.ProcessWalk;
import jp.banso.kernel.CaseKey;
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

    private static final Instant HOLD_ENDS = Instant.parse("2030-01-01T00:10:00Z");

    private final RoundService rounds = mock(RoundService.class);
    private final ReleaseService release = mock(ReleaseService.class);

    @BeforeEach
    void useTheDelegates() {
        flows.with("startEligibilityChecksDelegate", new StartEligibilityChecksDelegate(rounds))
                .with("releaseResultsDelegate", new ReleaseResultsDelegate(release));
    }

    @Test
    @DisplayName("要件の判定、審査、選定案の了承を経て結果を通知する")
    void releasesResults() {
        reviewed(false).offers("UserTask_PrepareDecision", "secretariat-manager-banso").complete("UserTask_PrepareDecision")
                .offers("UserTask_ConcurDecision", "ministry-isei")
                .complete("UserTask_ConcurDecision", Map.of("decisionConcurred", false)).waitsAt("UserTask_PrepareDecision")
                .complete("UserTask_PrepareDecision").complete("UserTask_ConcurDecision", Map.of("decisionConcurred", true))
                .complete("UserTask_ReleaseResults", held()).waitsAt("Gateway_AwaitRelease")
                .advanceTo(HOLD_ENDS).endsAt("EndEvent_ResultsReleased");
        verify(rounds).startChecks(any(CaseKey.class));
        verify(release).release(any(CaseKey.class));
    }

    @Test
    @DisplayName("同点があれば取扱いを決めてから選定案を作る")
    void decidesATie() {
        reviewed(true).waitsAt("UserTask_DecideTie").complete("UserTask_DecideTie", Map.of("tied", false)).waitsAt("UserTask_PrepareDecision");
    }

    @Test
    @DisplayName("申込みが無いか、要件を確認できた申込みが無ければ終わる")
    void endsWhenNobodyCanBeSelected() {
        start(false).endsAt("EndEvent_NobodyToSelect");
        start(true).receive("selection.eligibilityDecided", Map.of("anyEligible", false)).endsAt("EndEvent_NobodyToSelect");
    }

    @Test
    @DisplayName("選定案の作成の途中、協議中、了承の後に取下げがあれば、同点があるときは取扱いの決定に、なければ選定案の作成に戻る")
    void preparesAnewAfterAWithdrawal() {
        reopened(reviewed(false), "selection.preparationReopened");
        reopened(concurring(), "selection.concurrenceReopened");
        reopened(concurred(), "selection.decisionReopened");
        concurring().receive("selection.concurrenceReopened", Map.of("tied", false)).waitsAt("UserTask_PrepareDecision");
        concurred().receive("selection.decisionReopened", Map.of("tied", false)).waitsAt("UserTask_PrepareDecision");
    }

    @Test
    @DisplayName("送信待ちの間は通知を取りやめられ、取下げがあれば選定案に戻る")
    void takesAHeldReleaseBack() {
        concurred().complete("UserTask_ReleaseResults", held()).waitsAt("Gateway_AwaitRelease")
                .receive("selection.releaseStopped").offers("UserTask_ReleaseResults", "secretariat-manager-banso")
                .complete("UserTask_ReleaseResults", held())
                .receive("selection.heldReleaseReopened", Map.of("tied", false)).waitsAt("UserTask_PrepareDecision");
        reopened(concurred().complete("UserTask_ReleaseResults", held()), "selection.heldReleaseReopened");
        verify(release, never()).release(any(CaseKey.class));
    }

    private static Map<String, Object> held() {
        return Map.of("releaseAt", Date.from(HOLD_ENDS));
    }

    private static void reopened(ProcessWalk walk, String message) {
        walk.receive(message, Map.of("tied", true)).waitsAt("UserTask_DecideTie")
                .complete("UserTask_DecideTie", Map.of("tied", false)).waitsAt("UserTask_PrepareDecision");
    }

    private ProcessWalk concurring() {
        return reviewed(false).complete("UserTask_PrepareDecision").waitsAt("UserTask_ConcurDecision");
    }

    private ProcessWalk concurred() {
        return concurring().complete("UserTask_ConcurDecision", Map.of("decisionConcurred", true)).waitsAt("UserTask_ReleaseResults");
    }

    @Test
    @DisplayName("選定できる申込みが全て取り下げられたら、どこにあっても終わる")
    void endsWhenNobodyIsLeft() {
        eligible().waitsAt("UserTask_AssignReviewers").receive("selection.nobodyLeft").endsAt("EndEvent_NobodyLeft");
        eligible().complete("UserTask_AssignReviewers").receive("selection.nobodyLeft").endsAt("EndEvent_NobodyLeft");
        reviewed(true).waitsAt("UserTask_DecideTie").receive("selection.nobodyLeft").endsAt("EndEvent_NobodyLeft");
        reviewed(false).receive("selection.nobodyLeft").endsAt("EndEvent_NobodyLeft");
        reviewed(false).complete("UserTask_PrepareDecision").waitsAt("UserTask_ConcurDecision").receive("selection.nobodyLeft").endsAt("EndEvent_NobodyLeft");
    }

    private ProcessWalk eligible() {
        return start(true).waitsAt("CatchEvent_EligibilityDecided").receive("selection.eligibilityDecided", Map.of("anyEligible", true));
    }

    private ProcessWalk reviewed(boolean tied) {
        return eligible().offers("UserTask_AssignReviewers", "secretariat-manager-banso").complete("UserTask_AssignReviewers")
                .waitsAt("CatchEvent_ReviewsCompleted").receive("selection.reviewsCompleted", Map.of("tied", tied));
    }

    private ProcessWalk start(boolean anyApplication) {
        when(rounds.startChecks(any(CaseKey.class))).thenReturn(anyApplication);
        return flows.start(Map.of("programme", "banso", "bureau", "isei")).waitsAt("CatchEvent_ApplicationsSettled")
                .receive("selection.applicationsSettled");
    }
}
