package jp.banso.support.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import jp.banso.ProcessFlows;
import jp.banso.ProcessWalk;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@DisplayName("アドバイザー派遣")
class AdvisorDispatchFlowTests {

    @RegisterExtension
    static final ProcessFlows flows = ProcessFlows.of("support", "advisor-dispatch");

    @Test
    @DisplayName("次の候補の先生が引き受け、実施報告で終わる")
    void isReportedByTheNextAdvisor() {
        start().offers("UserTask_ApproveDispatch", "secretariat-banso").complete("UserTask_ApproveDispatch", approved("advisor-1"))
                .offers("UserTask_AnswerDispatch", "advisor-1").complete("UserTask_AnswerDispatch", Map.of("advisorAccepted", false))
                .offers("UserTask_ChooseNextAdvisor", "secretariat-banso")
                .complete("UserTask_ChooseNextAdvisor", Map.of("nextAdvisor", true, "advisorGroup", "advisor-2"))
                .offers("UserTask_AnswerDispatch", "advisor-2").complete("UserTask_AnswerDispatch", Map.of("advisorAccepted", true))
                .offers("UserTask_ReportDispatch", "advisor-2").complete("UserTask_ReportDispatch").endsAt("EndEvent_DispatchReported");
        assertThat(flows.called()).containsExactly("closeDispatchDelegate");
    }

    @Test
    @DisplayName("派遣しないこととする")
    void canBeDeclined() {
        start().complete("UserTask_ApproveDispatch", Map.of("dispatchApproved", false)).endsAt("EndEvent_DispatchDeclined");
    }

    @Test
    @DisplayName("引き受ける先生がいなければ終わる")
    void endsWithoutAnAdvisor() {
        start().complete("UserTask_ApproveDispatch", approved("advisor-1")).complete("UserTask_AnswerDispatch", Map.of("advisorAccepted", false))
                .complete("UserTask_ChooseNextAdvisor", Map.of("nextAdvisor", false)).endsAt("EndEvent_NoAdvisor");
    }

    @Test
    @DisplayName("派遣を取りやめる")
    void canBeCancelled() {
        start().receive("support.dispatchCancelled").endsAt("EndEvent_DispatchCancelled");
    }

    private static Map<String, Object> approved(String advisorGroup) {
        return Map.of("dispatchApproved", true, "advisorGroup", advisorGroup);
    }

    private static ProcessWalk start() {
        return flows.start(Map.of("programme", "banso"));
    }
}
