package jp.banso.inquiries.process;

import java.time.Instant;
import java.util.Date;
import java.util.Map;
import jp.banso.ProcessFlows;
import jp.banso.ProcessWalk;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@DisplayName("折返しの電話")
class CallbackFlowTests {

  @RegisterExtension static final ProcessFlows flows = ProcessFlows.of("inquiries", "callback");

  @Test
  @DisplayName("つながるまで電話し、つながれば終わる")
  void endsOnceConnected() {
    start()
        .offers("UserTask_CallBack", "secretariat-banso")
        .complete("UserTask_CallBack", Map.of("callbackResult", "AGAIN"))
        .complete("UserTask_CallBack", Map.of("callbackResult", "CONNECTED"))
        .endsAt("EndEvent_CallbackConnected");
  }

  @Test
  @DisplayName("つながらなければメールで連絡するか、連絡できずに終え、不要になれば取りやめる")
  void endsOtherwise() {
    start().complete("UserTask_CallBack", Map.of("callbackResult", "MAILED")).endsAt("EndEvent_CallbackMailed");
    start().complete("UserTask_CallBack", Map.of("callbackResult", "GIVEN_UP")).endsAt("EndEvent_CallbackGivenUp");
    start().receive("inquiries.callbackDropped").endsAt("EndEvent_CallbackDropped");
  }

  private static ProcessWalk start() {
    return flows.start(
        Map.of("programme", "banso", "callbackDue", Date.from(Instant.parse("2025-06-30T08:00:00Z"))));
  }
}
