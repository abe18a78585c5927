package jp.banso.applications.process;

import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.Optional;
import jp.banso.ProcessFlows;
import jp.banso.ProcessWalk;
import jp.banso.applications.SettlementService;
import jp.banso.kernel.CaseKey;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@DisplayName("一つの申込書の締切の延長")
class DeadlineExtensionFlowTests {

    @RegisterExtension
    static final ProcessFlows flows = ProcessFlows.of("applications", "deadline-extension");

    private static final Instant END = Instant.parse("2025-08-05T15:02:00Z");

    @Test
    @DisplayName("厚生労働省が了承すると、延長した期限まで待ち、期限が来たら締め切る")
    void waitsForItsOwnDay() {
        SettlementService settlement = mock(SettlementService.class);
        flows.with("closeExtensionDelegate", new CloseExtensionDelegate(settlement));
        start(true).offers("UserTask_ConcurExtension", "ministry-isei").complete("UserTask_ConcurExtension", agreed())
                .advanceTo(END.minusSeconds(1)).waitsAt("CatchEvent_ExtensionPassed")
                .advanceTo(END).endsAt("EndEvent_ExtensionClosed");
        verify(settlement).extensionPassed(any(CaseKey.class));
    }

    @Test
    @DisplayName("期限がまだ先ならば、改めてその時まで待つ")
    void looksAgain() {
        SettlementService settlement = mock(SettlementService.class);
        Instant later = END.plusSeconds(3600);
        when(settlement.extensionPassed(any(CaseKey.class))).thenReturn(Optional.of(later), Optional.empty());
        flows.with("closeExtensionDelegate", new CloseExtensionDelegate(settlement));
        start(true).complete("UserTask_ConcurExtension", agreed())
                .advanceTo(END).waitsAt("CatchEvent_ExtensionPassed")
                .advanceTo(later).endsAt("EndEvent_ExtensionClosed");
    }

    @Test
    @DisplayName("了承が要らない公募では別の責任者が確認し、延長しないこともできる")
    void isDeclinedByAnotherManager() {
        start(false).offers("UserTask_ConfirmExtension", "secretariat-manager-banso")
                .complete("UserTask_ConfirmExtension", Map.of("extensionAgreed", false))
                .offers("UserTask_NoteDeclinedExtension", "secretariat-manager-banso")
                .complete("UserTask_NoteDeclinedExtension", Map.of()).endsAt("EndEvent_NotExtended");
    }

    @Test
    @DisplayName("答えのないまま締め切られたら、責任者がそのことを確かめて終わる")
    void tellsThatNobodyAnswered() {
        start(true).receive("applications.extensionLapsed")
                .offers("UserTask_NoteLapsedExtension", "secretariat-manager-banso")
                .complete("UserTask_NoteLapsedExtension", Map.of()).endsAt("EndEvent_ExtensionLapsed");
    }

    @Test
    @DisplayName("答えを待つ間も、期限を待つ間も、取消しや申込書の提出で終わる")
    void endsWhenItIsNotNeeded() {
        start(true).receive("applications.extensionDropped").endsAt("EndEvent_ExtensionDropped");
        start(true).complete("UserTask_ConcurExtension", agreed()).waitsAt("CatchEvent_ExtensionPassed")
                .receive("applications.extensionDropped").endsAt("EndEvent_ExtensionDropped");
    }

    private static ProcessWalk start(boolean concurrenceNeeded) {
        return flows.start(Map.of("programme", "banso", "bureau", "isei", "concurrenceNeeded", concurrenceNeeded));
    }

    private static Map<String, Object> agreed() {
        return Map.of("extensionAgreed", true, "extensionEndsAt", Date.from(END));
    }
}
