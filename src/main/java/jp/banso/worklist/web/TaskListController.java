package jp.banso.worklist.web;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import jp.banso.kernel.BadInput;
import jp.banso.parties.Viewer;
import jp.banso.worklist.TaskViews;
import jp.banso.worklist.WorkCounts;
import jp.banso.worklist.WorkLine;
import jp.banso.worklist.Worklist;
import jp.banso.worklist.Worklist.Cursor;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** 対応一覧: the viewer's open work, narrowed by nearness of the due day, page by page. */
@Controller
class TaskListController {

  private static final int PAGE = 50;
  private static final String NO_DUE_DAY = "none";

  private final Worklist worklist;
  private final TaskViews views;

  TaskListController(Worklist worklist, TaskViews views) {
    this.worklist = worklist;
    this.views = views;
  }

  @GetMapping("/tasks")
  String list(
      Viewer viewer,
      @RequestParam(defaultValue = "all") String period,
      @RequestParam(required = false) String after,
      Model model) {
    PeriodFilter filter = PeriodFilter.of(period);
    List<WorkLine> lines = worklist.page(viewer, filter.period(), cursor(after), PAGE + 1);
    List<WorkLine> shown = lines.subList(0, Math.min(PAGE, lines.size()));
    WorkCounts counts = worklist.counts(viewer);
    model.addAttribute("filter", filter);
    model.addAttribute(
        "tabs",
        Arrays.stream(PeriodFilter.values()).map(each -> each.tab(counts, each == filter)).toList());
    model.addAttribute("tasks", views.of(shown));
    model.addAttribute("firstHref", after == null ? null : filter.href());
    model.addAttribute("nextHref", lines.size() > PAGE ? nextHref(filter, shown) : null);
    return "worklist/list";
  }

  private static String nextHref(PeriodFilter filter, List<WorkLine> shown) {
    WorkLine last = shown.get(shown.size() - 1);
    String due = last.dueAt() == null ? NO_DUE_DAY : last.dueAt().toString();
    return filter.href() + "&after=" + due + "_" + last.id();
  }

  private static Cursor cursor(String after) {
    if (after == null) {
      return null;
    }
    String[] parts = after.split("_", 2);
    try {
      Instant due = parts[0].equals(NO_DUE_DAY) ? null : Instant.parse(parts[0]);
      return new Cursor(due, UUID.fromString(parts[1]));
    } catch (DateTimeException | IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
      throw new BadInput("place in the list");
    }
  }
}
