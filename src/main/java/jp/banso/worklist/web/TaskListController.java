package jp.banso.worklist.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import jp.banso.kernel.BadInput;
import jp.banso.parties.TakenLists;
import jp.banso.parties.Viewer;
import jp.banso.platform.web.BulkReport;
import jp.banso.platform.web.CsvDownload;
import jp.banso.platform.web.CsvDownload.Pages;
import jp.banso.platform.web.ExcelDownload;
import jp.banso.platform.web.FlashMessages;
import jp.banso.worklist.RequestCounts;
import jp.banso.worklist.BulkReassignment;
import jp.banso.worklist.WorkCounts;
import jp.banso.worklist.WorkLine;
import jp.banso.worklist.Worklist;
import jp.banso.worklist.Worklist.Cursor;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** 対応一覧: the viewer's open work by who took it and by nearness of the due day, page by page. */
@Controller
class TaskListController {

  private static final int PAGE = 50;
  private static final String LIST = "/tasks";
  private static final String ELSEWHERE = "/tasks/elsewhere";
  private static final String CSV = "/tasks.csv";
  private static final String EXCEL = "/tasks.xlsx";
  private static final String NO_DUE_DAY = "none";
  private static final List<String> NARROWED_BY = List.of("whose", "period");

  private final Worklist worklist;
  private final RequestCounts requestCounts;
  private final TaskRows rows;
  private final BulkReassignment bulk;
  private final MessageSource messages;
  private final TaskTable table;
  private final TakenLists taken;

  TaskListController(
      Worklist worklist, RequestCounts requestCounts, TaskRows rows, BulkReassignment bulk,
      MessageSource messages, TaskTable table, TakenLists taken) {
    this.worklist = worklist;
    this.requestCounts = requestCounts;
    this.rows = rows;
    this.bulk = bulk;
    this.messages = messages;
    this.table = table;
    this.taken = taken;
  }

  @GetMapping(LIST)
  String list(
      Viewer viewer,
      @RequestParam(defaultValue = "open") String whose,
      @RequestParam(defaultValue = "all") String period,
      @RequestParam(required = false) String after,
      HttpServletRequest request,
      Model model) {
    ShelfFilter shelf = ShelfFilter.of(whose);
    PeriodFilter filter = PeriodFilter.of(period);
    List<WorkLine> lines =
        worklist.page(viewer, shelf.shelf(), filter.period(), cursor(after), PAGE + 1);
    WorkCounts counts = requestCounts.of(request, viewer);
    String here = shelf.href(LIST, filter);
    model.addAttribute("shelf", shelf);
    model.addAttribute("filter", filter);
    model.addAttribute(
        "shelves",
        Arrays.stream(ShelfFilter.values())
            .map(
                each ->
                    new TabView(
                        "worklist.shelf." + each.name(), each.href(LIST, PeriodFilter.ALL),
                        counts.of(each.shelf()).all(), each == shelf))
            .toList());
    model.addAttribute(
        "tabs",
        Arrays.stream(PeriodFilter.values())
            .map(
                each ->
                    new TabView(
                        "worklist.period." + each.name(), shelf.href(LIST, each),
                        each.count(counts.of(shelf.shelf())), each == filter))
            .toList());
    model.addAttribute("csvHref", shelf.href(CSV, filter));
    model.addAttribute("excelHref", shelf.href(EXCEL, filter));
    model.addAttribute("colleagues", lines.isEmpty() ? List.of() : bulk.colleagues(viewer));
    page(model, lines, here, after);
    model.addAttribute("rows", rows.of(viewer, shown(lines)));
    return "worklist/list";
  }

  /** The same list whole, for a spreadsheet. */
  @GetMapping(CSV)
  void csv(
      Viewer viewer,
      @RequestParam(defaultValue = "open") String whose,
      @RequestParam(defaultValue = "all") String period,
      HttpServletResponse response)
      throws IOException {
    Pages<TaskRowView, Cursor> source = source(viewer, ShelfFilter.of(whose), PeriodFilter.of(period));
    taken.taken(viewer, LIST, NARROWED_BY, "csv");
    try (CsvDownload csv = CsvDownload.to(response, table.title() + ".csv")) {
      csv.row(table.header());
      csv.rows(source, TaskRowView::cursor, table::cells);
    }
  }

  /** The same as a workbook. */
  @GetMapping(EXCEL)
  void excel(
      Viewer viewer,
      @RequestParam(defaultValue = "open") String whose,
      @RequestParam(defaultValue = "all") String period,
      HttpServletResponse response)
      throws IOException {
    Pages<TaskRowView, Cursor> source = source(viewer, ShelfFilter.of(whose), PeriodFilter.of(period));
    taken.taken(viewer, LIST, NARROWED_BY, "xlsx");
    try (ExcelDownload excel = ExcelDownload.to(response, table.title() + ".xlsx", table.title())) {
      excel.row(table.header());
      excel.rows(source, TaskRowView::cursor, table::cells);
    }
  }

  private Pages<TaskRowView, Cursor> source(Viewer viewer, ShelfFilter shelf, PeriodFilter filter) {
    return (after, size) -> rows.of(viewer, worklist.page(viewer, shelf.shelf(), filter.period(), after, size));
  }

  /** Work of the programme that lies with others. */
  @GetMapping(ELSEWHERE)
  String elsewhere(Viewer viewer, @RequestParam(required = false) String after, Model model) {
    List<WorkLine> lines = worklist.elsewhere(viewer, cursor(after), PAGE + 1);
    page(model, lines, ELSEWHERE, after);
    model.addAttribute("rows", rows.elsewhere(shown(lines)));
    return "worklist/elsewhere";
  }

  @PostMapping("/tasks/assignee")
  String reassign(
      Viewer viewer,
      @RequestParam(required = false) List<UUID> chosen,
      @RequestParam(required = false) UUID person,
      ListPlace from,
      RedirectAttributes redirect) {
    List<UUID> ids = chosen == null || person == null ? List.of() : chosen;
    BulkReport report = bulk.reassignAll(viewer, ids, person);
    if (ids.isEmpty()) {
      FlashMessages.warning(redirect, "worklist.bulk.nothing");
    } else {
      report.say(redirect, messages, "worklist.bulk.done");
    }
    return from.redirect();
  }

  private static List<WorkLine> shown(List<WorkLine> lines) {
    return lines.subList(0, Math.min(PAGE, lines.size()));
  }

  private static void page(Model model, List<WorkLine> lines, String here, String after) {
    String next = here + (here.contains("?") ? "&" : "?") + "after=";
    model.addAttribute("from", new ListPlace(here, after));
    model.addAttribute("firstHref", after == null ? null : here);
    model.addAttribute("nextHref", lines.size() > PAGE ? next + place(shown(lines)) : null);
  }

  private static String place(List<WorkLine> shown) {
    WorkLine last = shown.get(shown.size() - 1);
    return (last.dueAt() == null ? NO_DUE_DAY : last.dueAt().toString()) + "_" + last.id();
  }

  static Cursor cursor(String after) {
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
