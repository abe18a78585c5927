package jp.banso.calls.process;

import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;

import java.time.Instant;
import java.util.Date;
import java.util.Map;
import jp.banso.ProcessFlows;
import jp.banso.ProcessWalk;
import jp.banso.calls.CallPreparation;
import jp.banso.kernel.CaseKey;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@DisplayName("公募の公表")
class CallPublicationFlowTests {

    @RegisterExtension
    static final ProcessFlows flows = ProcessFlows.of("calls", "call-publication");

    private static final Instant MORNING = Instant.parse("2025-06-30T00:00:00Z");
    private static final Instant DEADLINE = Instant.parse("2025-07-31T14:59:59Z");

    private final CallPreparation calls = mock(CallPreparation.class);

    @BeforeEach
    void bindDelegates() {
        flows.with("publishCallDelegate", new PublishCallDelegate(calls))
                .with("informPrefecturesDelegate", new InformPrefecturesDelegate(calls))
                .with("closeCallDelegate", new CloseCallDelegate(calls));
    }

    @Test
    @DisplayName("責任者の確認だけで公表し、提出期限に締め切る")
    void publishesAndClosesAtTheDeadline() {
        ProcessWalk walk = start(false).offers("UserTask_ConfirmPublication", "secretariat-manager-banso")
                .complete("UserTask_ConfirmPublication").advanceTo(MORNING).waitsAt("Gateway_AwaitDeadline");
        verify(calls).publish(any(CaseKey.class));
        verify(calls).inform(any(CaseKey.class));
        verify(calls, never()).close(any(CaseKey.class));

        walk.advanceTo(DEADLINE.minusSeconds(1)).waitsAt("Gateway_AwaitDeadline");
        walk.advanceTo(DEADLINE).endsAt("EndEvent_CallClosed");
        verify(calls).close(any(CaseKey.class));
    }

    @Test
    @DisplayName("厚生労働省が戻したら確認し直し、了承を得て公表する")
    void waitsForTheConcurrenceOfTheMinistry() {
        start(true).complete("UserTask_ConfirmPublication").offers("UserTask_ConcurPublication", "ministry-isei")
                .complete("UserTask_ConcurPublication", Map.of("publicationConcurred", false)).waitsAt("UserTask_ConfirmPublication")
                .complete("UserTask_ConfirmPublication")
                .complete("UserTask_ConcurPublication", Map.of("publicationConcurred", true))
                .advanceTo(MORNING).waitsAt("Gateway_AwaitDeadline");
    }

    @Test
    @DisplayName("提出期限を延ばすと、新しい期限まで締め切らない")
    void waitsForTheExtendedDeadline() {
        Instant later = DEADLINE.plusSeconds(86_400);
        ProcessWalk walk = start(false).complete("UserTask_ConfirmPublication").advanceTo(MORNING).waitsAt("Gateway_AwaitDeadline")
                .receive("calls.deadlineExtended", Map.of("closesAt", Date.from(later))).waitsAt("Gateway_AwaitDeadline");
        walk.advanceTo(DEADLINE).waitsAt("Gateway_AwaitDeadline");
        verify(calls, never()).close(any(CaseKey.class));
        walk.advanceTo(later).endsAt("EndEvent_CallClosed");
    }

    @Test
    @DisplayName("公募を中止すると、締め切らずに終わる")
    void endsWhenTheCallIsCancelled() {
        start(false).complete("UserTask_ConfirmPublication").advanceTo(MORNING).receive("calls.callCancelled").endsAt("EndEvent_CallCancelled");
        verify(calls, never()).close(any(CaseKey.class));
    }

    @Test
    @DisplayName("公表日の朝までは公表せず、取りやめると確認し直す")
    void waitsForTheDayOfPublication() {
        ProcessWalk walk = start(false).complete("UserTask_ConfirmPublication")
                .advanceTo(MORNING.minusSeconds(1)).waitsAt("Gateway_AwaitPublication")
                .receive("calls.publicationStopped").waitsAt("UserTask_ConfirmPublication");
        verify(calls, never()).publish(any(CaseKey.class));
        walk.complete("UserTask_ConfirmPublication").advanceTo(MORNING).waitsAt("Gateway_AwaitDeadline");
        verify(calls).publish(any(CaseKey.class));
    }

    private static ProcessWalk start(boolean concurrenceNeeded) {
        return flows.start(Map.of("publishesAt", Date.from(MORNING), "programme", "banso", "bureau", "isei", "concurrenceNeeded", concurrenceNeeded, "closesAt", Date.from(DEADLINE)));
    }
}
