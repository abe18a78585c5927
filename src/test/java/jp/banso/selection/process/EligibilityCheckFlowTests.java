package jp.banso.selection.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import jp.banso.ProcessFlows;
import jp.banso.ProcessWalk;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@DisplayName("応募要件の判定")
class EligibilityCheckFlowTests {

    @RegisterExtension
    static final ProcessFlows flows = ProcessFlows.of("selection", "eligibility-check");

    @Test
    @DisplayName("事前判定の後に人が判定し、応募要件を確認する")
    void confirmsTheRequirements() {
        start().offers("UserTask_JudgeEligibility", "secretariat-banso")
                .complete("UserTask_JudgeEligibility", Map.of("eligible", true)).endsAt("EndEvent_Eligible");
        assertThat(flows.called()).containsExactly("prejudgeEligibilityDelegate");
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
