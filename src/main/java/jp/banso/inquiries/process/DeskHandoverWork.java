package jp.banso.inquiries.process;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import jp.banso.inquiries.DeskHandovers;
import jp.banso.worklist.WorkDescriber;
import jp.banso.worklist.WorkItem;
import jp.banso.worklist.WorkText;
import org.springframework.stereotype.Component;

/** The desk's hand-over in the task lists. */
@Component
class DeskHandoverWork implements WorkDescriber {

  @Override
  public boolean describes(String processKey) {
    return DeskHandovers.WORK.equals(processKey);
  }

  @Override
  public Map<UUID, WorkText> describe(List<WorkItem> items) {
    Function<WorkItem, WorkText> page = item -> new WorkText("", "/inquiries/handover");
    return items.stream().collect(Collectors.toMap(WorkItem::id, page));
  }
}
