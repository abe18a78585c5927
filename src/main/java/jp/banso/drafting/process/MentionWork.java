package jp.banso.drafting.process;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import jp.banso.drafting.Comments;
import jp.banso.kernel.CaseKey;
import jp.banso.worklist.WorkDescriber;
import jp.banso.worklist.WorkItem;
import jp.banso.worklist.WorkText;
import org.springframework.stereotype.Component;

/** Which form the mentions in the task lists are about; what was said stays on its page. */
@Component
class MentionWork implements WorkDescriber {

  private final Comments comments;

  MentionWork(Comments comments) {
    this.comments = comments;
  }

  @Override
  public boolean describes(String processKey) {
    return Comments.WORK.equals(processKey);
  }

  @Override
  public Map<UUID, WorkText> describe(List<WorkItem> items) {
    Map<String, String> sections = comments.sectionsOf(items.stream().map(WorkItem::ref).toList());
    Map<UUID, WorkText> texts = new HashMap<>();
    for (WorkItem item : items) {
      comments
          .placeOf(new CaseKey(item.caseKey()))
          .ifPresent(
              place ->
                  texts.put(
                      item.id(),
                      new WorkText(place.subject(), place.path() + "/sections/" + sections.getOrDefault(item.ref(), ""))));
    }
    return texts;
  }
}
