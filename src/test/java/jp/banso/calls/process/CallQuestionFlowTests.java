package jp.banso.calls.process;

import java.util.Map;
import jp.banso.ProcessFlows;
import jp.banso.ProcessWalk;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@DisplayName("公募に関する質問と回答")
class CallQuestionFlowTests {

    @RegisterExtension
    static final ProcessFlows flows = ProcessFlows.of("calls", "call-question");

    @Test
    @DisplayName("質問者のみに回答して終わる")
    void endsWithAnAnswerToTheAsker() {
        start(false).offers("UserTask_AnswerCallQuestion", "secretariat-banso")
                .complete("UserTask_AnswerCallQuestion", Map.of("toPublish", false)).endsAt("EndEvent_AnsweredToAsker");
    }

    @Test
    @DisplayName("公表するものは責任者が確かめ、戻されれば案を直し、確かめられれば公表して終わる")
    void isReleasedByAnotherPerson() {
        start(false).complete("UserTask_AnswerCallQuestion", Map.of("toPublish", true))
                .offers("UserTask_ReleaseAnswer", "secretariat-manager-banso")
                .complete("UserTask_ReleaseAnswer", Map.of("answerReleased", false))
                .offers("UserTask_ReviseAnswer", "secretariat-banso")
                .complete("UserTask_ReviseAnswer", Map.of("toPublish", true))
                .complete("UserTask_ReleaseAnswer", Map.of("answerReleased", true, "askerToTell", false)).endsAt("EndEvent_AnswerPublished");
    }

    @Test
    @DisplayName("回答した後の公表や訂正は、確認から始まる")
    void beginsWithTheReleaseOnceAnswered() {
        start(true).offers("UserTask_ReleaseAnswer", "secretariat-manager-banso")
                .complete("UserTask_ReleaseAnswer", Map.of("answerReleased", true, "askerToTell", false)).endsAt("EndEvent_AnswerPublished");
    }

    @Test
    @DisplayName("メールの届かない質問者には、公表した後に電話などで知らせて終わる")
    void endsOnceTheAskerWasTold() {
        start(false).complete("UserTask_AnswerCallQuestion", Map.of("toPublish", true))
                .complete("UserTask_ReleaseAnswer", Map.of("answerReleased", true, "askerToTell", true))
                .offers("UserTask_TellAsker", "secretariat-banso")
                .complete("UserTask_TellAsker", Map.of()).endsAt("EndEvent_AskerTold");
    }

    @Test
    @DisplayName("戻された案は質問者のみへの回答に改められ、質問も公表もいつでも取りやめられる")
    void endsWithoutPublication() {
        start(false).complete("UserTask_AnswerCallQuestion", Map.of("toPublish", true))
                .complete("UserTask_ReleaseAnswer", Map.of("answerReleased", false))
                .complete("UserTask_ReviseAnswer", Map.of("toPublish", false)).endsAt("EndEvent_AnsweredToAsker");
        start(false).receive("calls.questionDropped").endsAt("EndEvent_QuestionDropped");
        start(true).receive("calls.questionDropped").endsAt("EndEvent_QuestionDropped");
    }

    @Test
    @DisplayName("メールの届かない質問者には、回答せずに終えたことを電話などで知らせて終わる")
    void endsOnceTheAskerWasToldOfTheEnd() {
        start(false).receive("calls.questionDropped", Map.of("askerToTell", true))
                .offers("UserTask_TellAskerOfEnd", "secretariat-banso")
                .complete("UserTask_TellAskerOfEnd", Map.of()).endsAt("EndEvent_AskerToldOfEnd");
    }

    @Test
    @DisplayName("この段階を知らない版で公表を確かめても、手続は止まらずに終わる")
    void endsWithAReleaseOfTheVersionBefore() {
        start(true).complete("UserTask_ReleaseAnswer", Map.of("answerReleased", true)).endsAt("EndEvent_AnswerPublished");
    }

    private static ProcessWalk start(boolean answered) {
        return flows.start(Map.of("programme", "banso", "alreadyAnswered", answered, "askerToTell", false));
    }
}
