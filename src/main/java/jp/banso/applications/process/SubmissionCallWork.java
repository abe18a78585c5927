package jp.banso.applications.process;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import jp.banso.applications.SubmissionCallSubjects;
import jp.banso.worklist.WorkDescriber;
import jp.banso.worklist.WorkItem;
import jp.banso.worklist.WorkText;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Which prefecture a 提出前の電話確認 is about, and how many forms; nothing of them. */
@Component
class SubmissionCallWork implements WorkDescriber {

  private final SubmissionCallSubjects subjects;
  private final MessageSource messages;

  SubmissionCallWork(SubmissionCallSubjects subjects, MessageSource messages) {
    this.subjects = subjects;
    this.messages = messages;
  }

  @Override
  public boolean describes(String processKey) {
    return SubmissionCallModel.PROCESS.equals(processKey);
  }

  @Override
  public Map<UUID, WorkText> describe(List<WorkItem> items) {
    Map<String, SubmissionCallSubjects.Subject> known =
        subjects.of(items.stream().map(WorkItem::caseKey).distinct().toList());
    Map<UUID, WorkText> texts = new HashMap<>();
    for (WorkItem item : items) {
      SubmissionCallSubjects.Subject subject = known.get(item.caseKey());
      if (subject != null) {
        texts.put(
            item.id(),
            new WorkText(
                messages.getMessage(
                    "applications.telephone.work", new Object[] {subject.prefecture().name(), subject.forms()},
                    Locale.JAPAN),
                "/submission-calls/" + subject.id()));
      }
    }
    return texts;
  }
}
