package jp.banso.contact.process;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import jp.banso.contact.CaseLetters;
import jp.banso.worklist.WorkDescriber;
import jp.banso.worklist.WorkItem;
import jp.banso.worklist.WorkText;
import org.springframework.stereotype.Component;

/** Which application a letter in the secretariat's list is on, and who wrote it; what it says stays on its page. */
@Component
class LetterWork implements WorkDescriber {

  private final CaseLetters letters;

  LetterWork(CaseLetters letters) {
    this.letters = letters;
  }

  @Override
  public boolean describes(String processKey) {
    return CaseLetters.WORK.equals(processKey);
  }

  @Override
  public Map<UUID, WorkText> describe(List<WorkItem> items) {
    Map<String, CaseLetters.Subject> subjects = letters.subjects(items.stream().map(WorkItem::ref).toList());
    return items.stream()
        .filter(item -> subjects.containsKey(item.ref()))
        .collect(
            Collectors.toMap(
                WorkItem::id,
                item -> new WorkText(subjects.get(item.ref()).title(), subjects.get(item.ref()).page())));
  }
}
