package jp.banso.inquiries.process;

import java.time.Instant;
import java.util.Date;
import java.util.Map;
import jp.banso.ProcessFlows;
import jp.banso.ProcessWalk;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@DisplayName("即答の点検")
class AnswerCheckFlowTests {

  @RegisterExtension static final ProcessFlows flows = ProcessFlows.of("inquiries", "answer-check");

  @Test
  @DisplayName("妥当なら、点検だけで終わる")
  void endsWhenAdequate() {
    start()
        .offers("UserTask_CheckAnswer", "secretariat-banso")
        .complete("UserTask_CheckAnswer", Map.of("checkResult", "ADEQUATE"))
        .endsAt("EndEvent_AnswerAdequate");
  }

  @Test
  @DisplayName("訂正が必要なときと、確認を要したときは、担当者が結果を確認して終わる")
  void isReadByTheClerk() {
    found("CORRECTION")
        .offers("UserTask_ReadCheckResult", "secretariat-banso")
        .complete("UserTask_ReadCheckResult", Map.of())
        .endsAt("EndEvent_CheckResultRead");
    found("NEEDED_APPROVAL").complete("UserTask_ReadCheckResult", Map.of()).endsAt("EndEvent_CheckResultRead");
  }

  @Test
  @DisplayName("相談が削除されれば、どの段階でも取りやめる")
  void endsWithItsCase() {
    start().receive("inquiries.answerCheckDropped").endsAt("EndEvent_AnswerCheckDropped");
    found("CORRECTION").receive("inquiries.answerCheckDropped").endsAt("EndEvent_AnswerCheckDropped");
  }

  private static ProcessWalk found(String result) {
    return start().complete("UserTask_CheckAnswer", Map.of("checkResult", result, "resultDue", day()));
  }

  private static ProcessWalk start() {
    return flows.start(Map.of("programme", "banso", "checkDue", day()));
  }

  private static Date day() {
    return Date.from(Instant.parse("2025-07-15T08:00:00Z"));
  }
}
