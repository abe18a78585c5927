package jp.banso.inquiries.process;

import java.time.Instant;
import java.util.Date;
import java.util.Map;
import jp.banso.ProcessFlows;
import jp.banso.ProcessWalk;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@DisplayName("相談")
class ConsultationCaseFlowTests {

  @RegisterExtension static final ProcessFlows flows = ProcessFlows.of("inquiries", "consultation-case");

  @Test
  @DisplayName("即答・対象外・応募書類は、確認だけで終わる")
  void endsWithTheCheck() {
    start()
        .offers("UserTask_CheckInquiry", "secretariat-banso")
        .complete("UserTask_CheckInquiry", Map.of("inquiryRoute", "AT_ONCE"))
        .endsAt("EndEvent_AnsweredAtOnce");
    start().complete("UserTask_CheckInquiry", Map.of("inquiryRoute", "OUT_OF_SCOPE")).endsAt("EndEvent_OutOfScope");
    start().complete("UserTask_CheckInquiry", Map.of("inquiryRoute", "INTAKE")).endsAt("EndEvent_HandedToIntake");
  }

  @Test
  @DisplayName("回答案は別の方が確認し、戻されれば直し、送られて終わる")
  void isConfirmedByAnotherPerson() {
    drafting()
        .offers("UserTask_DraftAnswer", "secretariat-banso")
        .complete("UserTask_DraftAnswer", Map.of("answerRoute", "CONFIRM"))
        .offers("UserTask_ConfirmAnswer", "secretariat-banso")
        .complete("UserTask_ConfirmAnswer", Map.of("answerConfirmed", false))
        .complete("UserTask_DraftAnswer", Map.of("answerRoute", "CONFIRM"))
        .complete("UserTask_ConfirmAnswer", Map.of("answerConfirmed", true))
        .endsAt("EndEvent_InquiryAnswered");
  }

  @Test
  @DisplayName("回答案を作成する中で、受付の確認に戻せる")
  void goesBackToTheCheck() {
    drafting()
        .complete("UserTask_DraftAnswer", Map.of("answerRoute", "CHECK", "checkDue", day()))
        .offers("UserTask_CheckInquiry", "secretariat-banso");
  }

  @Test
  @DisplayName("厚生労働省の回答を得て回答案に戻り、照会は取り下げられる")
  void asksTheMinistry() {
    drafting()
        .complete("UserTask_DraftAnswer", Map.of("answerRoute", "MINISTRY", "ministryDue", day()))
        .offers("UserTask_AnswerMinistryInquiry", "ministry-isei")
        .complete("UserTask_AnswerMinistryInquiry", Map.of())
        .complete("UserTask_DraftAnswer", Map.of("answerRoute", "MINISTRY", "ministryDue", day()))
        .receive("inquiries.ministryInquiryTakenBack")
        .offers("UserTask_DraftAnswer", "secretariat-banso");
  }

  @Test
  @DisplayName("不足項目のお返事で確認に戻り、お返事がなければ回答案に進むか終わる")
  void awaitsTheRequester() {
    awaiting()
        .offers("UserTask_AwaitRequester", "secretariat-banso")
        .receive("inquiries.requesterReplied")
        .offers("UserTask_CheckInquiry", "secretariat-banso");
    awaiting()
        .complete("UserTask_AwaitRequester", Map.of("awaitedRoute", "DRAFT"))
        .offers("UserTask_DraftAnswer", "secretariat-banso");
    awaiting().complete("UserTask_AwaitRequester", Map.of("awaitedRoute", "END")).endsAt("EndEvent_NoReply");
  }

  @Test
  @DisplayName("どの段階でも、回答せずに終えられる")
  void endsWithoutAnAnswer() {
    start().receive("inquiries.inquiryEnded").endsAt("EndEvent_InquiryEnded");
    drafting().receive("inquiries.inquiryEnded").endsAt("EndEvent_InquiryEnded");
  }

  private static ProcessWalk awaiting() {
    return start().complete("UserTask_CheckInquiry", Map.of("inquiryRoute", "ASK_BACK", "awaitDue", day()));
  }

  private static ProcessWalk drafting() {
    return start().complete("UserTask_CheckInquiry", Map.of("inquiryRoute", "DRAFT"));
  }

  private static ProcessWalk start() {
    return flows.start(
        Map.of("programme", "banso", "bureau", "isei", "checkDue", day(), "answerDue", day()));
  }

  private static Date day() {
    return Date.from(Instant.parse("2025-06-30T08:00:00Z"));
  }
}
