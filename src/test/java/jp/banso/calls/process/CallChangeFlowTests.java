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
    @DisplayName("了承が要らない公募では、別の責任者が確認する。戻されれば案を直す仕事が残り、起案し直すと終わる")
    void isGivenBackByAnotherManager() {
        start(false).offers("UserTask_ConfirmChange", "secretariat-manager-banso")
                .complete("UserTask_ConfirmChange", Map.of("changeAgreed", false))
                .offers("UserTask_ReviseChange", "secretariat-manager-banso")
                .complete("UserTask_ReviseChange").endsAt("EndEvent_ChangeRevised");
    }

    @Test
    @DisplayName("了承を待つ間も、戻された後も、取下げ又は公募の締切で終わる")
    void endsWithoutTakingEffect() {
        start(true).receive("calls.changeDropped").endsAt("EndEvent_ChangeDropped");
        start(true).complete("UserTask_ConcurChange", Map.of("changeAgreed", false))
                .receive("calls.changeDropped").endsAt("EndEvent_ChangeDropped");
    }

    private static ProcessWalk start(boolean concurrenceNeeded) {
        return flows.start(Map.of("programme", "banso", "bureau", "isei", "concurrenceNeeded", concurrenceNeeded));
    }
}
