package jp.banso.calls.process;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jp.banso.calls.CallTitles;
import jp.banso.worklist.WorkDescriber;
import jp.banso.worklist.WorkItem;
import jp.banso.worklist.WorkText;
import org.springframework.stereotype.Component;

/** Texts of the tasks of a call in the task lists. */
@Component
class CallWork implements WorkDescriber {

  private static final Pattern PART = Pattern.compile("-[CQ](\\d+)$");

  private final CallTitles titles;

  CallWork(CallTitles titles) {
    this.titles = titles;
  }

  @Override
  public boolean describes(String processKey) {
    return CallPublicationModel.PROCESS.equals(processKey) || CallChangeModel.PROCESS.equals(processKey)
        || CallQuestionModel.PROCESS.equals(processKey);
  }

  @Override
  public Map<UUID, WorkText> describe(List<WorkItem> items) {
    Map<String, CallTitles.CallTitle> found =
        titles.of(items.stream().map(item -> call(item.caseKey())).distinct().toList());
    Map<UUID, WorkText> texts = new HashMap<>();
    for (WorkItem item : items) {
      CallTitles.CallTitle title = found.get(call(item.caseKey()));
      if (title != null) {
        texts.put(item.id(), new WorkText(title.text(), "/calls/" + title.id().value() + page(item)));
      }
    }
    return texts;
  }

  /** Below the page of the call. */
  private static String page(WorkItem item) {
    Matcher part = PART.matcher(item.caseKey());
    return switch (item.processKey()) {
      case CallChangeModel.PROCESS -> "/change";
      case CallQuestionModel.PROCESS -> part.find() ? "/questions/" + part.group(1) : "/questions";
      default -> "";
    };
  }

  /** The call whose change or question it is. */
  private static String call(String caseKey) {
    return PART.matcher(caseKey).replaceFirst("");
  }
}
