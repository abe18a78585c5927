package jp.banso.handover.process;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import jp.banso.handover.DeskConfirmations;
import jp.banso.handover.HandoverSubjects;
import jp.banso.worklist.WorkDescriber;
import jp.banso.worklist.WorkItem;
import jp.banso.worklist.WorkText;
import org.springframework.stereotype.Component;

/** Texts of hand-overs and of the desks' confirmations in the task lists. */
@Component
class HandoverWork implements WorkDescriber {

  private final HandoverSubjects subjects;

  HandoverWork(HandoverSubjects subjects) {
    this.subjects = subjects;
  }

  @Override
  public boolean describes(String processKey) {
    return HandoverSubjects.WORK.contains(processKey);
  }

  @Override
  public Map<UUID, WorkText> describe(List<WorkItem> items) {
    Map<UUID, String> people =
        subjects.leavers(
            items.stream()
                .filter(item -> !DeskConfirmations.WORK.equals(item.processKey()))
                .map(item -> transfer(item.ref()))
                .toList());
    Map<UUID, WorkText> texts = new HashMap<>();
    for (WorkItem item : items) {
      if (DeskConfirmations.WORK.equals(item.processKey())) {
        texts.put(item.id(), new WorkText(subjects.desk(item.caseKey()), subjects.deskPage(item.caseKey())));
      } else {
        UUID transfer = transfer(item.ref());
        texts.put(item.id(), new WorkText(people.getOrDefault(transfer, ""), "/transfers/" + transfer));
      }
    }
    return texts;
  }

  private static UUID transfer(String ref) {
    return UUID.fromString(ref.substring(ref.indexOf('-') + 1));
  }
}
