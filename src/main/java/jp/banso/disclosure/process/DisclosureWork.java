package jp.banso.disclosure.process;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import jp.banso.disclosure.DisclosureRequests;
import jp.banso.worklist.WorkDescriber;
import jp.banso.worklist.WorkItem;
import jp.banso.worklist.WorkText;
import org.springframework.stereotype.Component;

/** The page of a request that waits for a manager. */
@Component
class DisclosureWork implements WorkDescriber {

  @Override
  public boolean describes(String processKey) {
    return DisclosureRequests.WORK.equals(processKey);
  }

  @Override
  public Map<UUID, WorkText> describe(List<WorkItem> items) {
    return items.stream()
        .collect(Collectors.toMap(WorkItem::id, item -> new WorkText("", "/disclosures/" + item.ref())));
  }
}
