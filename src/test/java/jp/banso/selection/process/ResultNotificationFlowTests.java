package jp.banso.selection.process;

import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;

import java.util.Map;
import jp.banso.ProcessFlows;
import jp.banso.ProcessWalk;
import jp.banso.kernel.CaseKey;
import jp.banso.selection.NoticeService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@DisplayName("選定結果の通知")
class ResultNotificationFlowTests {

    @RegisterExtension
    static final ProcessFlows flows = ProcessFlows.of("selection", "result-notification");

    private final NoticeService service = mock(NoticeService.class);

    @BeforeEach
    void useTheDelegate() {
        flows.with("sendResultDelegate", new SendResultDelegate(service));
    }

    @Test
    @DisplayName("届いたことが分かれば終わる")
    void endsWhenDelivered() {
        start().waitsAt("CatchEvent_DeliveryKnown").receive("selection.deliveryKnown", Map.of("delivered", true)).endsAt("EndEvent_Notified");
        verify(service).send(any(CaseKey.class));
    }

    @Test
    @DisplayName("届かなければ電話で伝える")
    void isToldByTelephoneWhenUndelivered() {
        start().receive("selection.deliveryKnown", Map.of("delivered", false)).offers("UserTask_NotifyByTelephone", "secretariat-banso")
                .complete("UserTask_NotifyByTelephone").endsAt("EndEvent_NotifiedByTelephone");
    }

    private static ProcessWalk start() {
        return flows.start(Map.of("programme", "banso"));
    }
}
