package jp.banso.selection.process;

import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;

import java.util.Map;
import jp.banso.ProcessFlows;
import jp.banso.ProcessWalk;
import jp.banso.kernel.CaseKey;
import jp.banso.selection.EligibilityService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@DisplayName("応募要件の判定")
class EligibilityCheckFlowTests {

    @RegisterExtension
    static final ProcessFlows flows = ProcessFlows.of("selection", "eligibility-check");

    private final EligibilityService service = mock(EligibilityService.class);

    @BeforeEach
    void useTheDelegate() {
        flows.with("prejudgeEligibilityDelegate", new PrejudgeEligibilityDelegate(service));
    }

    @Test
    @DisplayName("事前判定の後に人が判定し、応募要件を確認する")
    void confirmsTheRequirements() {
        start().offers("UserTask_JudgeEligibility", "secretariat-banso")
                .complete("UserTask_JudgeEligibility", Map.of("eligible", true)).endsAt("EndEvent_Eligible");
        verify(service).prejudge(any(CaseKey.class));
    }

    @Test
    @DisplayName("応募要件を確認できないことがある")
    void endsWithoutConfirmation() {
        start().complete("UserTask_JudgeEligibility", Map.of("eligible", false)).endsAt("EndEvent_Ineligible");
    }

    @Test
    @DisplayName("判定が不要になれば取りやめる")
    void canBeCancelled() {
        start().receive("selection.checkCancelled").endsAt("EndEvent_CheckCancelled");
    }

    private static ProcessWalk start() {
        return flows.start(Map.of("programme", "banso"));
    }
}
