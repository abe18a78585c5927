package jp.banso.inquiries.process;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import jp.banso.inquiries.AnswerCheck;
import jp.banso.inquiries.AnswerChecks;
import jp.banso.worklist.WorkDescriber;
import jp.banso.worklist.WorkItem;
import jp.banso.worklist.WorkText;
import org.springframework.stereotype.Component;

/** Subject and page of the work on answers that are looked at again. */
@Component
class AnswerCheckWork implements WorkDescriber {

  private final AnswerChecks checks;

  AnswerCheckWork(AnswerChecks checks) {
    this.checks = checks;
  }

  @Override
  public boolean describes(String processKey) {
    return InquiryElements.ANSWER_CHECK.equals(processKey);
  }

  @Override
  public Map<UUID, WorkText> describe(List<WorkItem> items) {
    Map<String, AnswerCheck> found = checks.byKeys(items.stream().map(WorkItem::caseKey).distinct().toList());
    Map<UUID, WorkText> texts = new HashMap<>();
    for (WorkItem item : items) {
      AnswerCheck check = found.get(item.caseKey());
      if (check != null) {
        texts.put(item.id(), new WorkText(check.inquiry().subject(), "/inquiries/checks/answers/" + check.id()));
      }
    }
    return texts;
  }
}
