package jp.banso.selection.process;

import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;

import java.util.Map;
import jp.banso.ProcessFlows;
import jp.banso.ProcessWalk;
import jp.banso.kernel.CaseKey;
import jp.banso.selection.ReserveService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@DisplayName("補欠の繰上げ")
class ReservePromotionFlowTests {

    @RegisterExtension
    static final ProcessFlows flows = ProcessFlows.of("selection", "reserve-promotion");

    private final ReserveService service = mock(ReserveService.class);

    @BeforeEach
    void useTheDelegates() {
        flows.with("promoteReserveDelegate", new PromoteReserveDelegate(service))
                .with("endWithoutReserveDelegate", new EndWithoutReserveDelegate(service));
    }

    @Test
    @DisplayName("厚生労働省の了承を得て補欠を繰り上げる")
    void promotesWithConcurrence() {
        start(true).offers("UserTask_ProposeReserve", "secretariat-manager-banso").complete("UserTask_ProposeReserve", Map.of("reservePromoted", true))
                .offers("UserTask_ConcurReserve", "ministry-isei")
                .complete("UserTask_ConcurReserve", Map.of("reserveConcurred", false)).waitsAt("UserTask_ProposeReserve")
                .complete("UserTask_ProposeReserve", Map.of("reservePromoted", true))
                .complete("UserTask_ConcurReserve", Map.of("reserveConcurred", true)).endsAt("EndEvent_ReservePromoted");
        verify(service).promote(any(CaseKey.class));
    }

    @Test
    @DisplayName("繰り上げずに終わることができる")
    void endsWithoutAReserve() {
        start(true).complete("UserTask_ProposeReserve", Map.of("reservePromoted", false))
                .complete("UserTask_ConcurReserve", Map.of("reserveConcurred", true)).endsAt("EndEvent_NoReserve");
        verify(service).endWithoutReserve(any(CaseKey.class));
    }

    @Test
    @DisplayName("補欠が無ければ、尋ねずに終わる")
    void asksNothingWithoutAReserve() {
        start(false).endsAt("EndEvent_NoReserve");
        verify(service).endWithoutReserve(any(CaseKey.class));
    }

    private static ProcessWalk start(boolean anyReserve) {
        return flows.start(Map.of("programme", "banso", "bureau", "isei", "anyReserve", anyReserve));
    }
}
