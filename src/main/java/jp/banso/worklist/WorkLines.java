package jp.banso.worklist;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import jp.banso.worklist.WorkItem.Source;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Puts rows into the words of the modules that own their processes, each asked once for all rows. */
@Component
class WorkLines {

  private final ObjectProvider<WorkDescriber> describers;

  WorkLines(ObjectProvider<WorkDescriber> describers) {
    this.describers = describers;
  }

  List<WorkLine> of(List<WorkItem> items) {
    Map<UUID, WorkText> texts = new HashMap<>();
    for (WorkDescriber describer : describers) {
      List<WorkItem> own =
          items.stream()
              .filter(item -> item.processKey() != null && describer.describes(item.processKey()))
              .toList();
      if (!own.isEmpty()) {
        texts.putAll(describer.describe(own));
      }
    }
    return items.stream().map(item -> line(item, texts.get(item.id()))).toList();
  }

  boolean isDueByProposal(WorkItem item) {
    return item.processKey() != null
        && describers.stream()
            .anyMatch(one -> one.describes(item.processKey()) && one.isDueByProposal(item));
  }

  private static WorkLine line(WorkItem item, WorkText described) {
    String ownPage = "/tasks/" + item.id();
    WorkText text =
        described == null
            ? new WorkText(item.caseKey() == null ? "" : item.caseKey(), ownPage)
            : described;
    return new WorkLine(
        item.id(), item.source(), item.title(), text.subject(),
        item.source() == Source.INCIDENT ? ownPage : text.link(), item.caseKey(),
        item.definitionKey(), item.dueAt(), item.openedAt(), item.escalated(), item.holder(),
        item.assigneeId(), item.excludedId(), item.snoozedUntil());
  }
}
