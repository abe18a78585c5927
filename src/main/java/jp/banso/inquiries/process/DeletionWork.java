package jp.banso.inquiries.process;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import jp.banso.inquiries.InquiryRetention;
import jp.banso.worklist.WorkDescriber;
import jp.banso.worklist.WorkItem;
import jp.banso.worklist.WorkText;
import org.springframework.stereotype.Component;

/** The page of a deletion that waits for a second person. */
@Component
class DeletionWork implements WorkDescriber {

  @Override
  public boolean describes(String processKey) {
    return InquiryRetention.WORK.equals(processKey);
  }

  @Override
  public Map<UUID, WorkText> describe(List<WorkItem> items) {
    return items.stream()
        .collect(Collectors.toMap(WorkItem::id, item -> new WorkText("", "/inquiries/retention/" + item.ref())));
  }
}
