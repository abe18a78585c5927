package jp.banso.reception.process;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import jp.banso.reception.AdmissionDesk;
import jp.banso.reception.ReceptionDoor;
import jp.banso.worklist.WorkDescriber;
import jp.banso.worklist.WorkItem;
import jp.banso.worklist.WorkText;
import org.springframework.stereotype.Component;

/** Texts of the prefectures' work about regions that wish to apply. */
@Component
class ReceptionWork implements WorkDescriber {

  private final AdmissionDesk desk;

  ReceptionWork(AdmissionDesk desk) {
    this.desk = desk;
  }

  @Override
  public boolean describes(String processKey) {
    return ReceptionDoor.WORK.equals(processKey);
  }

  @Override
  public Map<UUID, WorkText> describe(List<WorkItem> items) {
    Map<String, String> titles = desk.titles(items.stream().map(WorkItem::ref).toList());
    return items.stream()
        .filter(item -> titles.containsKey(item.ref()))
        .collect(
            Collectors.toMap(
                WorkItem::id, item -> new WorkText(titles.get(item.ref()), "/reception/admissions/" + item.ref())));
  }
}
