package jp.banso.selection.process;

import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;

import java.util.Map;
import jp.banso.ProcessFlows;
import jp.banso.ProcessWalk;
import jp.banso.kernel.CaseKey;
import jp.banso.selection.RecallService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@DisplayName("再公募の要否")
class RecallDecisionFlowTests {

    @RegisterExtension
    static final ProcessFlows flows = ProcessFlows.of("selection", "recall-decision");

    private final RecallService recalls = mock(RecallService.class);

    @BeforeEach
    void useTheDelegates() {
        flows.with("requestRecallDelegate", new RequestRecallDelegate(recalls))
                .with("endWithoutSelectionDelegate", new EndWithoutSelectionDelegate(recalls));
    }

    @Test
    @DisplayName("厚生労働省の了承を得て再公募とする")
    void recallsWithConcurrence() {
        start().offers("UserTask_DecideRecall", "secretariat-manager-banso").complete("UserTask_DecideRecall", Map.of("recall", true))
                .offers("UserTask_ConcurRecall", "ministry-isei")
                .complete("UserTask_ConcurRecall", Map.of("recallConcurred", false)).waitsAt("UserTask_DecideRecall")
                .complete("UserTask_DecideRecall", Map.of("recall", true))
                .complete("UserTask_ConcurRecall", Map.of("recallConcurred", true)).endsAt("EndEvent_Recalled");
        verify(recalls).recall(any(CaseKey.class));
    }

    @Test
    @DisplayName("該当なしで終わることができる")
    void endsWithoutSelection() {
        start().complete("UserTask_DecideRecall", Map.of("recall", false))
                .complete("UserTask_ConcurRecall", Map.of("recallConcurred", true)).endsAt("EndEvent_NoneSelected");
        verify(recalls).endWithoutSelection(any(CaseKey.class));
    }

    @Test
    @DisplayName("判断の前に申込みが加わったら、要件の判定に戻る")
    void fallsWhenAnApplicationJoins() {
        start().receive("selection.applicationJoined").endsAt("EndEvent_ApplicationJoined");
    }

    private static ProcessWalk start() {
        return flows.start(Map.of("programme", "banso", "bureau", "isei"));
    }
}
