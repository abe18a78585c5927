package jp.banso.rehearsal.process;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import jp.banso.correspondence.CaseNumbers;
import jp.banso.worklist.WorkDescriber;
import jp.banso.worklist.WorkItem;
import jp.banso.worklist.WorkText;
import org.springframework.stereotype.Component;

/** A rehearsal that failed, in the task lists. */
@Component
class RehearsalWork implements WorkDescriber {

  private final CaseNumbers numbers;

  RehearsalWork(CaseNumbers numbers) {
    this.numbers = numbers;
  }

  @Override
  public boolean describes(String processKey) {
    return "rehearsal".equals(processKey);
  }

  @Override
  public Map<UUID, WorkText> describe(List<WorkItem> items) {
    return items.stream()
        .collect(
            Collectors.toMap(
                WorkItem::id, item -> new WorkText(numbers.shown(item.caseKey()), "/rehearsals/" + item.ref())));
  }
}
