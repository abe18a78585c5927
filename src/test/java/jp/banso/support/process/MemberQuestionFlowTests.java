package jp.banso.support.process;

import java.util.Map;
import jp.banso.ProcessFlows;
import jp.banso.ProcessWalk;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@DisplayName("構成員からの質問")
class MemberQuestionFlowTests {

    @RegisterExtension
    static final ProcessFlows flows = ProcessFlows.of("support", "member-question");

    @Test
    @DisplayName("事務局が回答する")
    void isAnsweredByTheSecretariat() {
        start().offers("UserTask_SortQuestion", "secretariat-banso").complete("UserTask_SortQuestion", Map.of("questionRoute", "SECRETARIAT"))
                .offers("UserTask_AnswerQuestion", "secretariat-banso").complete("UserTask_AnswerQuestion").endsAt("EndEvent_QuestionAnswered");
    }

    @Test
    @DisplayName("先生の助言を得て回答する")
    void isAnsweredWithTheAdviceOfAnAdvisor() {
        start().complete("UserTask_SortQuestion", Map.of("questionRoute", "ADVISOR", "advisorGroup", "advisor-1"))
                .offers("UserTask_AdviseQuestion", "advisor-1").complete("UserTask_AdviseQuestion").waitsAt("UserTask_AnswerQuestion");
    }

    @Test
    @DisplayName("答えの無い先生への照会を取り下げ、別の先生に照会する")
    void canBeGivenToAnotherAdvisor() {
        start().complete("UserTask_SortQuestion", Map.of("questionRoute", "ADVISOR", "advisorGroup", "advisor-1"))
                .receive("support.adviceTakenBack").waitsAt("UserTask_SortQuestion")
                .complete("UserTask_SortQuestion", Map.of("questionRoute", "ADVISOR", "advisorGroup", "advisor-2"))
                .offers("UserTask_AdviseQuestion", "advisor-2");
    }

    @Test
    @DisplayName("対象外として案内する")
    void canBeOutOfScope() {
        start().complete("UserTask_SortQuestion", Map.of("questionRoute", "OUT_OF_SCOPE")).endsAt("EndEvent_OutOfScope");
    }

    @Test
    @DisplayName("質問が取り下げられる")
    void canBeCancelled() {
        ProcessWalk withAdvisor = start().complete("UserTask_SortQuestion", Map.of("questionRoute", "ADVISOR", "advisorGroup", "advisor-1"));
        ProcessWalk toAnswer = start().complete("UserTask_SortQuestion", Map.of("questionRoute", "SECRETARIAT"));
        for (ProcessWalk walk : java.util.List.of(start(), withAdvisor, toAnswer)) {
            walk.receive("support.questionCancelled").endsAt("EndEvent_QuestionCancelled");
        }
    }

    private static ProcessWalk start() {
        return flows.start(Map.of("programme", "banso"));
    }
}
