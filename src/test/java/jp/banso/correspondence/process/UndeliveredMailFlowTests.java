package jp.banso.correspondence.process;

import java.util.Map;
import jp.banso.ProcessFlows;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@DisplayName("届かなかったメールの確認")
class UndeliveredMailFlowTests {

    @RegisterExtension
    static final ProcessFlows flows = ProcessFlows.of("correspondence", "undelivered-mail");

    @Test
    @DisplayName("宛先を確かめて再送する")
    void isSentAgain() {
        flows.start(Map.of("programme", "banso")).offers("UserTask_CheckAddress", "secretariat-banso")
                .complete("UserTask_CheckAddress", Map.of("resent", true)).endsAt("EndEvent_Resent");
    }

    @Test
    @DisplayName("再送しないこととする")
    void canBeLeftUnsent() {
        flows.start(Map.of("programme", "banso")).complete("UserTask_CheckAddress", Map.of("resent", false)).endsAt("EndEvent_NotResent");
    }
}
