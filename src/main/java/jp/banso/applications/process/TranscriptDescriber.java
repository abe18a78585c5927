package jp.banso.applications.process;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import jp.banso.applications.TranscriptDesk;
import jp.banso.kernel.CaseKey;
import jp.banso.worklist.WorkDescriber;
import jp.banso.worklist.WorkItem;
import jp.banso.worklist.WorkText;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Which application a 事務局入力 in a list of work is of. */
@Component
class TranscriptDescriber implements WorkDescriber {

  private final TranscriptDesk transcripts;
  private final MessageSource messages;

  TranscriptDescriber(TranscriptDesk transcripts, MessageSource messages) {
    this.transcripts = transcripts;
    this.messages = messages;
  }

  @Override
  public boolean describes(String processKey) {
    return TranscriptDesk.WORK.equals(processKey);
  }

  @Override
  public Map<UUID, WorkText> describe(List<WorkItem> items) {
    List<CaseKey> keys = items.stream().map(WorkItem::caseKey).distinct().map(CaseKey::new).toList();
    Map<CaseKey, TranscriptDesk.Subject> subjects = transcripts.subjects(keys);
    Map<UUID, WorkText> texts = new HashMap<>();
    for (WorkItem item : items) {
      TranscriptDesk.Subject subject = subjects.get(new CaseKey(item.caseKey()));
      if (subject != null) {
        texts.put(
            item.id(),
            new WorkText(
                messages.getMessage(
                    "applications.case.named", new Object[] {subject.prefecture().name(), subject.areaName()},
                    Locale.JAPAN),
                "/applications/" + subject.id() + "/transcript"));
      }
    }
    return texts;
  }
}
