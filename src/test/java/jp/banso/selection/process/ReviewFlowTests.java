package jp.banso.selection.process;

import java.util.Map;
import jp.banso.ProcessFlows;
import jp.banso.ProcessWalk;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@DisplayName("審査")
class ReviewFlowTests {

    @RegisterExtension
    static final ProcessFlows flows = ProcessFlows.of("selection", "review");

    @Test
    @DisplayName("利益相反が無ければ採点する")
    void scoresWithoutConflict() {
        start().offers("UserTask_DeclareConflict", "reviewer-1").complete("UserTask_DeclareConflict", Map.of("conflict", false))
                .offers("UserTask_ScoreApplication", "reviewer-1").complete("UserTask_ScoreApplication").endsAt("EndEvent_Scored");
    }

    @Test
    @DisplayName("利益相反があれば別の審査員に代わる")
    void isExcusedByAConflict() {
        start().complete("UserTask_DeclareConflict", Map.of("conflict", true))
                .offers("UserTask_ReplaceReviewer", "secretariat-manager-banso").complete("UserTask_ReplaceReviewer").endsAt("EndEvent_Excused");
    }

    @Test
    @DisplayName("審査が不要になれば取りやめる")
    void canBeCancelled() {
        start().receive("selection.reviewCancelled").endsAt("EndEvent_ReviewCancelled");
    }

    @Test
    @DisplayName("返事のない審査員は、申告の前でも採点の途中でも交代できる")
    void canBeTakenFromTheReviewer() {
        start().waitsAt("UserTask_DeclareConflict").receive("selection.reviewerTakenOff").endsAt("EndEvent_ReviewerTakenOff");
        start().complete("UserTask_DeclareConflict", Map.of("conflict", false)).waitsAt("UserTask_ScoreApplication")
                .receive("selection.reviewerTakenOff").endsAt("EndEvent_ReviewerTakenOff");
    }

    private static ProcessWalk start() {
        return flows.start(Map.of("programme", "banso", "reviewerGroup", "reviewer-1"));
    }
}
