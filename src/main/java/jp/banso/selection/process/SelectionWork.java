package jp.banso.selection.process;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import jp.banso.selection.SelectionSubjects;
import jp.banso.selection.SelectionSubjects.Kind;
import jp.banso.selection.SelectionSubjects.Ref;
import jp.banso.selection.SelectionSubjects.Subject;
import jp.banso.worklist.WorkDescriber;
import jp.banso.worklist.WorkItem;
import jp.banso.worklist.WorkText;
import org.springframework.stereotype.Component;

/** Says what the tasks of the selection are about and where they are done. */
@Component
class SelectionWork implements WorkDescriber {

  private static final Map<String, Kind> KINDS =
      Map.of(
          SelectionElements.ROUND, Kind.ROUND, SelectionElements.RECALL, Kind.ROUND,
          SelectionElements.CHECK, Kind.CHECK, SelectionElements.REVIEW, Kind.REVIEW,
          SelectionElements.NOTICE, Kind.NOTICE, SelectionElements.PROMOTION, Kind.PROMOTION);

  private final SelectionSubjects subjects;

  SelectionWork(SelectionSubjects subjects) {
    this.subjects = subjects;
  }

  @Override
  public boolean describes(String processKey) {
    return KINDS.containsKey(processKey);
  }

  @Override
  public Map<UUID, WorkText> describe(List<WorkItem> items) {
    Map<Ref, Subject> found =
        subjects.of(items.stream().map(WorkItem::caseKey).distinct().toList());
    Map<UUID, WorkText> texts = new HashMap<>();
    for (WorkItem item : items) {
      Subject subject = found.get(new Ref(KINDS.get(item.processKey()), item.caseKey()));
      if (subject != null) {
        boolean managers = SelectionElements.REPLACE_REVIEWER.equals(item.definitionKey());
        texts.put(
            item.id(),
            new WorkText(subject.text(), managers ? subject.managerLink() : subject.link()));
      }
    }
    return texts;
  }
}
