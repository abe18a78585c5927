package jp.banso.selection.process;

import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;

import java.time.Instant;
import java.util.Date;
import java.util.Map;
import jp.banso.ProcessFlows;
import jp.banso.ProcessWalk;
import jp.banso.kernel.CaseKey;
import jp.banso.selection.RoundService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@DisplayName("結果の通知の目安")
class ResultTermFlowTests {

    @RegisterExtension
    static final ProcessFlows flows = ProcessFlows.of("selection", "result-term");

    private static final Instant WARN = Instant.parse("2025-08-10T15:00:00Z");
    private static final Instant FLAG = Instant.parse("2025-08-14T15:00:00Z");

    private final RoundService rounds = mock(RoundService.class);

    @BeforeEach
    void useTheDelegates() {
        flows.with("warnDelayDelegate", new WarnDelayDelegate(rounds)).with("flagDelayDelegate", new FlagDelayDelegate(rounds));
    }

    @Test
    @DisplayName("10日で責任者に知らせ、2週間で超過を記録する")
    void warnsThenFlags() {
        ProcessWalk walk = start().waitsAt("CatchEvent_WarnDayPassed").advanceTo(WARN).waitsAt("CatchEvent_TermPassed");
        verify(rounds).warnDelay(any(CaseKey.class));
        verify(rounds, never()).flagDelay(any(CaseKey.class));
        walk.advanceTo(FLAG).endsAt("EndEvent_DelayFlagged");
        verify(rounds).flagDelay(any(CaseKey.class));
    }

    @Test
    @DisplayName("結果を知らせれば、どの時点でも見守りを終える")
    void endsWithTheResult() {
        start().receive("selection.resultKnown").endsAt("EndEvent_ResultKnown");
        start().advanceTo(WARN).waitsAt("CatchEvent_TermPassed").receive("selection.resultKnown").endsAt("EndEvent_ResultKnown");
        verify(rounds, never()).flagDelay(any(CaseKey.class));
    }

    private static ProcessWalk start() {
        return flows.start(Map.of("warnAt", Date.from(WARN), "flagAt", Date.from(FLAG)));
    }
}
