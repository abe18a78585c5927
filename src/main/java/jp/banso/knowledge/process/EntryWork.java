package jp.banso.knowledge.process;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import jp.banso.knowledge.EntryReading;
import jp.banso.knowledge.EntryReview;
import jp.banso.knowledge.EntryText;
import jp.banso.knowledge.EntryView;
import jp.banso.worklist.WorkDescriber;
import jp.banso.worklist.WorkItem;
import jp.banso.worklist.WorkText;
import org.springframework.stereotype.Component;

/** Subject and page of the work on entries. */
@Component
class EntryWork implements WorkDescriber {

  private static final int LONGEST = 60;

  private final EntryReading reading;

  EntryWork(EntryReading reading) {
    this.reading = reading;
  }

  @Override
  public boolean describes(String processKey) {
    return EntryElements.ENTRY.equals(processKey) || EntryReview.WORK.equals(processKey);
  }

  @Override
  public Map<UUID, WorkText> describe(List<WorkItem> items) {
    Map<String, EntryView> found = reading.byKeys(items.stream().map(WorkItem::caseKey).distinct().toList());
    Map<UUID, WorkText> texts = new HashMap<>();
    for (WorkItem item : items) {
      EntryView entry = found.get(item.caseKey());
      if (entry != null) {
        texts.put(item.id(), new WorkText(begin(entry), "/knowledge/" + entry.id().value()));
      }
    }
    return texts;
  }

  private static String begin(EntryView entry) {
    EntryText words = entry.pending() == null ? entry.text() : entry.pending();
    String line = words.question().lines().findFirst().orElse("");
    return line.length() > LONGEST ? line.substring(0, LONGEST) : line;
  }
}
