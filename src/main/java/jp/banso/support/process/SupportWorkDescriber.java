package jp.banso.support.process;

import static jp.banso.support.process.SupportElements.*;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import jp.banso.kernel.CaseKey;
import jp.banso.support.SupportSubjects;
import jp.banso.support.SupportSubjects.Subject;
import jp.banso.worklist.WorkDescriber;
import jp.banso.worklist.WorkItem;
import jp.banso.worklist.WorkText;
import org.springframework.stereotype.Component;

/** Subject and page of each task of the four models. */
@Component
class SupportWorkDescriber implements WorkDescriber {

  private static final Set<String> CHILDREN = Set.of(MEETING, DISPATCH, QUESTION);
  private static final Map<String, String> PAGES =
      Map.of(
          ANSWER_ACCEPTANCE, "/acceptance", CONFIRM_BY_TELEPHONE, "/acceptance",
          CONFIRM_MEMBERS, "/members", PLAN_SUPPORT, "/plan", DRAFT_MEASURES, "/measures",
          JUDGE_FOURTH_MEETING, "/fourth-meeting", SUBMIT_FINAL_REPORT, "/report",
          CONFIRM_FINAL_REPORT, "/report", DECIDE_PERIOD_END, "/period");

  private final SupportSubjects subjects;

  SupportWorkDescriber(SupportSubjects subjects) {
    this.subjects = subjects;
  }

  @Override
  public boolean describes(String processKey) {
    return CYCLE.equals(processKey) || CHILDREN.contains(processKey);
  }

  @Override
  public Map<UUID, WorkText> describe(List<WorkItem> items) {
    Map<CaseKey, Subject> found =
        subjects.of(items.stream().map(SupportWorkDescriber::cycleKey).distinct().toList());
    Map<UUID, WorkText> texts = new HashMap<>();
    for (WorkItem item : items) {
      Subject subject = found.get(cycleKey(item));
      if (subject != null) {
        texts.put(
            item.id(),
            new WorkText(subject.text(), "/support/" + subject.id().value() + page(item)));
      }
    }
    return texts;
  }

  private static CaseKey cycleKey(WorkItem item) {
    String key = item.caseKey();
    return new CaseKey(
        CHILDREN.contains(item.processKey()) ? key.substring(0, key.lastIndexOf('-')) : key);
  }

  private static String page(WorkItem item) {
    String key = item.caseKey();
    String number = key.substring(key.lastIndexOf('-') + 2);
    return switch (item.processKey()) {
      case MEETING -> "/meetings/" + number;
      case DISPATCH -> "/dispatches/" + number;
      case QUESTION -> "/questions/" + number;
      default -> PAGES.getOrDefault(item.definitionKey(), "");
    };
  }
}
