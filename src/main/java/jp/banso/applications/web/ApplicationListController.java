package jp.banso.applications.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import jp.banso.applications.ApplicationColumn;
import jp.banso.applications.ApplicationFilter;
import jp.banso.applications.ApplicationLine;
import jp.banso.applications.ApplicationQueries;
import jp.banso.applications.ApplicationStage;
import jp.banso.applications.DraftService;
import jp.banso.calls.CallView;
import jp.banso.calls.Calls;
import jp.banso.kernel.BadInput;
import jp.banso.kernel.PrefectureCode;
import jp.banso.parties.RoleKind;
import jp.banso.parties.SavedViews;
import jp.banso.parties.Viewer;
import jp.banso.platform.database.ListColumns;
import jp.banso.platform.database.ListOrder.Place;
import jp.banso.platform.web.CsvDownload;
import jp.banso.platform.web.ExcelDownload;
import jp.banso.platform.web.ListAddress;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** 申込みの一覧. */
@Controller
class ApplicationListController {

  private static final int PAGE = 50;

  private final ApplicationQueries queries;
  private final DraftService drafts;
  private final Calls calls;
  private final ApplicationTable table;
  private final SavedViews views;

  ApplicationListController(
      ApplicationQueries queries, DraftService drafts, Calls calls, ApplicationTable table,
      SavedViews views) {
    this.queries = queries;
    this.drafts = drafts;
    this.table = table;
    this.calls = calls;
    this.views = views;
  }

  @GetMapping("/applications")
  String list(
      Viewer viewer,
      @RequestParam(required = false) UUID call,
      @RequestParam(required = false, defaultValue = "") String stage,
      @RequestParam(required = false, defaultValue = "") String prefecture,
      @RequestParam(required = false, defaultValue = "") String q,
      @RequestParam(defaultValue = "") String sort,
      @RequestParam(defaultValue = "") String after,
      Model model) {
    ApplicationFilter filter =
        new ApplicationFilter(call, stage(stage), prefecture(prefecture), q.isBlank() ? null : q);
    ListAddress address = address(call, stage, prefecture, q, sort, after);
    List<ApplicationLine> lines =
        queries.page(
            viewer, filter, ListColumns.of(ApplicationColumn.class, address.column()),
            address.descending(),
            address.place(), PAGE + 1);
    boolean more = lines.size() > PAGE;
    List<ApplicationLine> shown = more ? lines.subList(0, PAGE) : lines;
    Optional<CallView> current = calls.current(viewer.programme());
    boolean region = viewer.role() == RoleKind.REGION;
    model.addAttribute("lines", shown);
    model.addAttribute(
        "pager",
        address.pager(
            queries.count(viewer, filter), shown.size(),
            more ? shown.get(shown.size() - 1).place() : null));
    model.addAttribute("sort", address.headers(ListColumns.names(ApplicationColumn.class)));
    model.addAttribute("chosenSort", sort);
    model.addAttribute("csvHref", address.at("/applications.csv"));
    model.addAttribute("excelHref", address.at("/applications.xlsx"));
    model.addAttribute("views", views.of(viewer, "/applications"));
    model.addAttribute("here", address.at("/applications"));
    model.addAttribute("stages", Arrays.asList(ApplicationStage.values()));
    model.addAttribute("prefectures", PrefectureCode.all());
    model.addAttribute("chosenStage", stage);
    model.addAttribute("chosenPrefecture", prefecture);
    model.addAttribute("chosenText", q);
    model.addAttribute("filtered", !stage.isEmpty() || !prefecture.isEmpty() || !q.isBlank());
    model.addAttribute("current", current.orElse(null));
    model.addAttribute(
        "mayStart", drafts.offersStart(viewer) && current.filter(CallView::isOpen).isPresent());
    model.addAttribute("wide", !region && viewer.role() != RoleKind.PREFECTURE);
    model.addAttribute("region", region);
    model.addAttribute("ofPrefecture", viewer.role() == RoleKind.PREFECTURE);
    model.addAttribute("secretariat", viewer.role().isSecretariat());
    model.addAttribute(
        "scheduleOffered",
        (viewer.role().isSecretariat() || viewer.role() == RoleKind.MINISTRY) && current.isPresent());
    return "applications/list";
  }

  /** The same list whole, for a spreadsheet. */
  @GetMapping("/applications.csv")
  void csv(
      Viewer viewer,
      @RequestParam(required = false) UUID call,
      @RequestParam(defaultValue = "") String stage,
      @RequestParam(defaultValue = "") String prefecture,
      @RequestParam(defaultValue = "") String q,
      @RequestParam(defaultValue = "") String sort,
      HttpServletResponse response)
      throws IOException {
    ApplicationFilter filter =
        new ApplicationFilter(call, stage(stage), prefecture(prefecture), q.isBlank() ? null : q);
    ListAddress address = address(call, stage, prefecture, q, sort, "");
    ApplicationColumn column = ListColumns.of(ApplicationColumn.class, address.column());
    try (CsvDownload csv = CsvDownload.to(response, table.name() + ".csv")) {
      csv.row(table.header());
      csv.rows(
          (Place place, int size) ->
              queries.page(viewer, filter, column, address.descending(), place, size),
          ApplicationLine::place, table::row);
    }
  }

  /** The same as a workbook. */
  @GetMapping("/applications.xlsx")
  void excel(
      Viewer viewer,
      @RequestParam(required = false) UUID call,
      @RequestParam(defaultValue = "") String stage,
      @RequestParam(defaultValue = "") String prefecture,
      @RequestParam(defaultValue = "") String q,
      @RequestParam(defaultValue = "") String sort,
      HttpServletResponse response)
      throws IOException {
    ApplicationFilter filter =
        new ApplicationFilter(call, stage(stage), prefecture(prefecture), q.isBlank() ? null : q);
    ListAddress address = address(call, stage, prefecture, q, sort, "");
    ApplicationColumn column = ListColumns.of(ApplicationColumn.class, address.column());
    try (ExcelDownload excel = ExcelDownload.to(response, table.name() + ".xlsx", table.name())) {
      excel.row(table.header());
      excel.rows(
          (Place place, int size) ->
              queries.page(viewer, filter, column, address.descending(), place, size),
          ApplicationLine::place, table::row);
    }
  }

  private static ListAddress address(
      UUID call, String stage, String prefecture, String q, String sort, String after) {
    Map<String, String> filters = new LinkedHashMap<>();
    filters.put("call", call == null ? "" : call.toString());
    filters.put("stage", stage);
    filters.put("prefecture", prefecture);
    filters.put("q", q);
    return ListAddress.of(
        "/applications", filters, ListColumns.names(ApplicationColumn.class), sort, after);
  }

  private static ApplicationStage stage(String name) {
    if (name.isEmpty()) {
      return null;
    }
    return Arrays.stream(ApplicationStage.values())
        .filter(stage -> stage.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new BadInput("stage"));
  }

  static PrefectureCode prefecture(String code) {
    if (code.isEmpty()) {
      return null;
    }
    return PrefectureCode.all().stream()
        .filter(prefecture -> prefecture.value().equals(code))
        .findFirst()
        .orElseThrow(() -> new BadInput("prefecture"));
  }
}
