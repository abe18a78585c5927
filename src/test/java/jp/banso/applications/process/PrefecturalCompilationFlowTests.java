package jp.banso.applications.process;

import java.util.Map;
import jp.banso.ProcessFlows;
import jp.banso.ProcessWalk;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@DisplayName("都道府県取りまとめ")
class PrefecturalCompilationFlowTests {

    @RegisterExtension
    static final ProcessFlows flows = ProcessFlows.of("applications", "prefectural-compilation");

    @Test
    @DisplayName("作成中の申込書が残るうちは取りまとめを続け、無くなれば終わる")
    void goesOnWhileDraftsRemain() {
        start().offers("UserTask_CompileApplications", "prefecture-05-health")
                .complete("UserTask_CompileApplications", Map.of("draftsRemaining", true)).waitsAt("UserTask_CompileApplications")
                .complete("UserTask_CompileApplications", Map.of("draftsRemaining", false)).endsAt("EndEvent_PackageSubmitted");
    }

    @Test
    @DisplayName("締切のとき提出分があれば、その分で終わる")
    void closesWithWhatWasSubmitted() {
        start().receive("applications.callClosed", Map.of("anythingSubmitted", true)).endsAt("EndEvent_ClosedAfterSubmission");
    }

    @Test
    @DisplayName("締切のとき提出が無ければ、応募なしで終わる")
    void endsWithoutAnyApplication() {
        start().receive("applications.callClosed", Map.of("anythingSubmitted", false)).endsAt("EndEvent_NoApplication");
    }

    @Test
    @DisplayName("最後の申込書が取り下げられたら終わる")
    void endsWhenTheLastDraftIsWithdrawn() {
        start().receive("applications.compilationEmptied").endsAt("EndEvent_CompilationEmptied");
    }

    @Test
    @DisplayName("公募が中止されたら終わる")
    void endsWithItsCall() {
        start().receive("applications.callCancelled").endsAt("EndEvent_CallCancelled");
    }

    private static ProcessWalk start() {
        return flows.start(Map.of("prefectureGroup", "prefecture-05-health"));
    }
}
