package jp.banso.support.process;

import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;

import java.util.Map;
import jp.banso.ProcessFlows;
import jp.banso.ProcessWalk;
import jp.banso.kernel.CaseKey;
import jp.banso.support.DispatchService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@DisplayName("アドバイザー派遣")
class AdvisorDispatchFlowTests {

    @RegisterExtension
    static final ProcessFlows flows = ProcessFlows.of("support", "advisor-dispatch");

    private final DispatchService dispatches = mock(DispatchService.class);

    @BeforeEach
    void bindDelegates() {
        flows.with("closeDispatchDelegate", new CloseDispatchDelegate(dispatches));
    }

    @Test
    @DisplayName("次の候補の先生が引き受け、実施報告で終わる")
    void isReportedByTheNextAdvisor() {
        start().offers("UserTask_ApproveDispatch", "secretariat-banso").complete("UserTask_ApproveDispatch", approved("advisor-1"))
                .offers("UserTask_AnswerDispatch", "advisor-1").complete("UserTask_AnswerDispatch", Map.of("advisorAccepted", false))
                .offers("UserTask_ChooseNextAdvisor", "secretariat-banso")
                .complete("UserTask_ChooseNextAdvisor", Map.of("nextAdvisor", true, "advisorGroup", "advisor-2"))
                .offers("UserTask_AnswerDispatch", "advisor-2").complete("UserTask_AnswerDispatch", Map.of("advisorAccepted", true))
                .offers("UserTask_ReportDispatch", "advisor-2").complete("UserTask_ReportDispatch").endsAt("EndEvent_DispatchReported");
        verify(dispatches).close(any(CaseKey.class));
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
        ProcessWalk asked = start().complete("UserTask_ApproveDispatch", approved("advisor-1"));
        ProcessWalk declined = start().complete("UserTask_ApproveDispatch", approved("advisor-1")).complete("UserTask_AnswerDispatch", Map.of("advisorAccepted", false));
        ProcessWalk confirmed = start().complete("UserTask_ApproveDispatch", approved("advisor-1")).complete("UserTask_AnswerDispatch", Map.of("advisorAccepted", true));
        for (ProcessWalk walk : java.util.List.of(start(), asked, declined, confirmed)) {
            walk.receive("support.dispatchCancelled").endsAt("EndEvent_DispatchCancelled");
        }
        verify(dispatches, never()).close(any(CaseKey.class));
    }

    private static Map<String, Object> approved(String advisorGroup) {
        return Map.of("dispatchApproved", true, "advisorGroup", advisorGroup);
    }

    private static ProcessWalk start() {
        return flows.start(Map.of("programme", "banso"));
    }
}
