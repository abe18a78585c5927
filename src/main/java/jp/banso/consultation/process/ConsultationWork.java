package jp.banso.consultation.process;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import jp.banso.consultation.DeskSetup;
import jp.banso.worklist.WorkDescriber;
import jp.banso.worklist.WorkItem;
import jp.banso.worklist.WorkText;
import org.springframework.stereotype.Component;

/** Texts of the desk's work in the task lists. */
@Component
class ConsultationWork implements WorkDescriber {

  private final DeskSetup desks;

  ConsultationWork(DeskSetup desks) {
    this.desks = desks;
  }

  @Override
  public boolean describes(String processKey) {
    return DeskSetup.WORK.equals(processKey);
  }

  @Override
  public Map<UUID, WorkText> describe(List<WorkItem> items) {
    Map<String, String> titles = desks.titles(items.stream().map(WorkItem::ref).toList());
    return items.stream()
        .filter(item -> titles.containsKey(item.ref()))
        .collect(
            Collectors.toMap(
                WorkItem::id, item -> new WorkText(titles.get(item.ref()), "/desk-terms/" + item.ref())));
  }
}
