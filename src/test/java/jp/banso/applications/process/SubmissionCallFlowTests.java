package jp.banso.applications.process;

import java.util.Map;
import jp.banso.ProcessFlows;
import jp.banso.ProcessWalk;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@DisplayName("提出前の電話確認")
class SubmissionCallFlowTests {

  @RegisterExtension
  static final ProcessFlows flows = ProcessFlows.of("applications", "submission-call");

  @Test
  @DisplayName("事務局が電話の結果を記録すると終わる")
  void endsWithTheCall() {
    start().complete("UserTask_CallPrefecture", Map.of()).endsAt("EndEvent_PrefectureCalled");
  }

  @Test
  @DisplayName("提出前の申込書がなくなると、電話をしなくても終わる")
  void endsWhenNothingIsLeftToSubmit() {
    start().receive("applications.nothingLeftToSubmit").endsAt("EndEvent_NoCallNeeded");
  }

  private static ProcessWalk start() {
    return flows.start(Map.of("programme", "banso"));
  }
}
