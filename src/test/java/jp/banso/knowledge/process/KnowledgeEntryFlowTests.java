package jp.banso.knowledge.process;

import java.util.Map;
import jp.banso.ProcessFlows;
import jp.banso.ProcessWalk;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@DisplayName("回答事例の確認")
class KnowledgeEntryFlowTests {

  @RegisterExtension static final ProcessFlows flows = ProcessFlows.of("knowledge", "knowledge-entry");

  @Test
  @DisplayName("別の方が確認すると使えるようになり、戻されたものは直して再び確認を受ける")
  void isConfirmedByASecondPerson() {
    start()
        .offers("UserTask_CheckEntry", "secretariat-banso")
        .complete("UserTask_CheckEntry", Map.of("entryAgreed", false))
        .offers("UserTask_ReviseEntry", "secretariat-banso")
        .complete("UserTask_ReviseEntry", Map.of())
        .complete("UserTask_CheckEntry", Map.of("entryAgreed", true))
        .endsAt("EndEvent_EntryUsable");
  }

  @Test
  @DisplayName("不要になれば案を取り下げる")
  void isDropped() {
    start().receive("knowledge.entryDropped").endsAt("EndEvent_EntryDropped");
  }

  private static ProcessWalk start() {
    return flows.start(Map.of("programme", "banso"));
  }
}
