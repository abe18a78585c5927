package jp.banso.support.process;

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
import jp.banso.support.MeetingService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@DisplayName("会議")
class MeetingFlowTests {

    @RegisterExtension
    static final ProcessFlows flows = ProcessFlows.of("support", "meeting");

    private static final Instant MINUTES_DUE = Instant.parse("2025-10-10T14:59:59Z");

    private final MeetingService meetings = mock(MeetingService.class);

    @BeforeEach
    void bindDelegates() {
        flows.with("settleMinutesDelegate", new SettleMinutesDelegate(meetings));
    }

    @Test
    @DisplayName("延期と議事概要の直しを経て会議を終える")
    void closesAfterPostponementAndRewrittenMinutes() {
        prepared().complete("UserTask_HoldMeeting", Map.of("postponed", true)).offers("UserTask_ScheduleMeeting", "secretariat-banso");
        ProcessWalk walk = held();
        walk.offers("UserTask_ConfirmMinutes", "area-1").complete("UserTask_ConfirmMinutes", Map.of("minutesAgreed", false))
                .complete("UserTask_WriteMinutes").complete("UserTask_ConfirmMinutes", Map.of("minutesAgreed", true)).endsAt("EndEvent_MeetingClosed");
        verify(meetings).settle(any(CaseKey.class));
    }

    @Test
    @DisplayName("回答期限が過ぎたら議事概要は了承されたものとする")
    void settlesTheMinutesWhenTheTermPasses() {
        held().advanceTo(MINUTES_DUE.minusSeconds(1)).waitsAt("UserTask_ConfirmMinutes").advanceTo(MINUTES_DUE).endsAt("EndEvent_MeetingClosed");
        verify(meetings).settle(any(CaseKey.class));
    }

    @Test
    @DisplayName("会議を取りやめる")
    void canBeCancelled() {
        start().receive("support.meetingCancelled").endsAt("EndEvent_MeetingCancelled");
        start().complete("UserTask_ScheduleMeeting").receive("support.meetingCancelled").endsAt("EndEvent_MeetingCancelled");
        prepared().receive("support.meetingCancelled").endsAt("EndEvent_MeetingCancelled");
        prepared().complete("UserTask_HoldMeeting", Map.of("postponed", false)).receive("support.meetingCancelled").endsAt("EndEvent_MeetingCancelled");
        held().receive("support.meetingCancelled").endsAt("EndEvent_MeetingCancelled");
        verify(meetings, never()).settle(any(CaseKey.class));
    }

    private static ProcessWalk held() {
        return prepared().complete("UserTask_HoldMeeting", Map.of("postponed", false))
                .complete("UserTask_WriteMinutes", Map.of("minutesDueAt", Date.from(MINUTES_DUE)));
    }

    private static ProcessWalk prepared() {
        return start().complete("UserTask_ScheduleMeeting").complete("UserTask_PrepareMeeting");
    }

    private static ProcessWalk start() {
        return flows.start(Map.of("programme", "banso", "areaGroup", "area-1"));
    }
}
