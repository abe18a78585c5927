package jp.banso.calls.process;

import java.util.Map;
import jp.banso.ProcessFlows;
import jp.banso.ProcessWalk;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@DisplayName("公募の正誤・中止")
class CallChangeFlowTests {

    @RegisterExtension
    static final ProcessFlows flows = ProcessFlows.of("calls", "call-change");

    @Test
    @DisplayName("厚生労働省が了承すると反映して終わる")
    void endsWithTheWordOfTheMinistry() {
        start(true).offers("UserTask_ConcurChange", "ministry-isei")
                .complete("UserTask_ConcurChange", Map.of("changeAgreed", true)).endsAt("EndEvent_ChangeReleased");
    }

    @Test
    @DisplayName("了承が要らない公募では、責任者が確認し、戻すこともできる")
    void isGivenBackByAnotherManager() {
        start(false).offers("UserTask_ConfirmChange", "secretariat-manager-banso")
                .complete("UserTask_ConfirmChange", Map.of("changeAgreed", false)).endsAt("EndEvent_ChangeReturned");
    }

    private static ProcessWalk start(boolean concurrenceNeeded) {
        return flows.start(Map.of("programme", "banso", "bureau", "isei", "concurrenceNeeded", concurrenceNeeded));
    }
}
