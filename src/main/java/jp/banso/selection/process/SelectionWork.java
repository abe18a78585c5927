package jp.banso.selection.process;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import jp.banso.selection.SelectionSubjects;
import jp.banso.worklist.WorkDescriber;
import jp.banso.worklist.WorkItem;
import jp.banso.worklist.WorkText;
import org.springframework.stereotype.Component;

/** Says what the tasks of the selection are about and where they are done. */
@Component
class SelectionWork implements WorkDescriber {

  private static final Set<String> PROCESSES =
      Set.of(
          SelectionElements.ROUND, SelectionElements.RECALL, SelectionElements.CHECK,
          SelectionElements.REVIEW, SelectionElements.NOTICE, SelectionElements.PROMOTION);

  private final SelectionSubjects subjects;

  SelectionWork(SelectionSubjects subjects) {
    this.subjects = subjects;
  }

  @Override
  public boolean describes(String processKey) {
    return PROCESSES.contains(processKey);
  }

  @Override
  public Map<UUID, WorkText> describe(List<WorkItem> items) {
    Map<UUID, WorkText> texts = new HashMap<>();
    for (WorkItem item : items) {
      subject(item)
          .ifPresent(subject -> texts.put(item.id(), new WorkText(subject.text(), subject.link())));
    }
    return texts;
  }

  private Optional<SelectionSubjects.Subject> subject(WorkItem item) {
    return switch (item.processKey()) {
      case SelectionElements.ROUND, SelectionElements.RECALL -> subjects.ofRound(item.caseKey());
      case SelectionElements.CHECK -> subjects.ofCheck(item.caseKey());
      case SelectionElements.REVIEW ->
          subjects.ofReview(
              item.caseKey(), SelectionElements.REPLACE_REVIEWER.equals(item.definitionKey()));
      case SelectionElements.NOTICE -> subjects.ofNotice(item.caseKey());
      default -> subjects.ofPromotion(item.caseKey());
    };
  }
}
