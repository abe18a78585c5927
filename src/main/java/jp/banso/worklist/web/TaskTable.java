package jp.banso.worklist.web;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import jp.banso.kernel.Wareki;
import jp.banso.worklist.TaskView;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** The task list as a spreadsheet shows it. */
@Component
class TaskTable {

  private final MessageSource messages;

  TaskTable(MessageSource messages) {
    this.messages = messages;
  }

  String title() {
    return text("worklist.list.title");
  }

  List<String> header() {
    return Stream.of(
            "worklist.table.title", "worklist.table.subject", "worklist.task.due",
            "worklist.assignee", "worklist.snoozed")
        .map(this::text)
        .toList();
  }

  List<String> cells(TaskRowView row) {
    TaskView task = row.task();
    return Arrays.asList(
        task.title(), task.subject(), task.due() == null ? null : Wareki.date(task.due()),
        row.mine() ? text("worklist.mine") : task.holder(),
        row.snoozedUntil() == null ? null : Wareki.date(row.snoozedUntil()));
  }

  private String text(String key) {
    return messages.getMessage(key, null, Locale.JAPAN);
  }
}
