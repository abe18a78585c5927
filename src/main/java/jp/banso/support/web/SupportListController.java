package jp.banso.support.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import jp.banso.kernel.BadInput;
import jp.banso.parties.Viewer;
import jp.banso.platform.database.ListColumns;
import jp.banso.platform.database.ListOrder.Place;
import jp.banso.platform.web.CsvDownload;
import jp.banso.platform.web.ListAddress;
import jp.banso.support.SupportColumn;
import jp.banso.support.SupportFilter;
import jp.banso.support.SupportQueries;
import jp.banso.support.SupportRow;
import jp.banso.support.SupportState;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** 伴走支援の一覧. */
@Controller
class SupportListController {

  private static final int PAGE = 50;

  private final SupportQueries queries;
  private final SupportTable table;

  SupportListController(SupportQueries queries, SupportTable table) {
    this.queries = queries;
    this.table = table;
  }

  @GetMapping("/support")
  String list(
      Viewer viewer,
      @RequestParam(defaultValue = "") String state,
      @RequestParam(defaultValue = "") String q,
      @RequestParam(defaultValue = "") String sort,
      @RequestParam(defaultValue = "") String after,
      Model model) {
    ListAddress address = address(state, q, sort, after);
    List<SupportRow> found =
        queries.page(
            viewer, filter(state, q), ListColumns.of(SupportColumn.class, address.column()), address.descending(),
            address.place(), PAGE + 1);
    List<SupportRow> shown = found.subList(0, Math.min(PAGE, found.size()));
    model.addAttribute("lines", shown.stream().map(table::view).toList());
    model.addAttribute(
        "pager",
        address.pager(
            null, shown.size(), found.size() > PAGE ? shown.get(PAGE - 1).place() : null));
    model.addAttribute("sort", address.headers(ListColumns.names(SupportColumn.class)));
    model.addAttribute("states", Arrays.asList(SupportState.values()));
    model.addAttribute("chosenState", state);
    model.addAttribute("chosenText", q);
    model.addAttribute("chosenSort", sort);
    model.addAttribute("csvHref", address.at("/support.csv"));
    return "support/list";
  }

  /** The same list whole, for a spreadsheet. */
  @GetMapping("/support.csv")
  void csv(
      Viewer viewer,
      @RequestParam(defaultValue = "") String state,
      @RequestParam(defaultValue = "") String q,
      @RequestParam(defaultValue = "") String sort,
      HttpServletResponse response)
      throws IOException {
    ListAddress address = address(state, q, sort, "");
    SupportFilter filter = filter(state, q);
    SupportColumn column = ListColumns.of(SupportColumn.class, address.column());
    try (CsvDownload csv = CsvDownload.to(response, table.fileName())) {
      csv.row(table.header());
      csv.rows(
          (Place place, int size) ->
              queries.page(viewer, filter, column, address.descending(), place, size),
          SupportRow::place, table::cells);
    }
  }

  private static ListAddress address(String state, String q, String sort, String after) {
    Map<String, String> filters = new LinkedHashMap<>();
    filters.put("state", state);
    filters.put("q", q);
    return ListAddress.of("/support", filters, ListColumns.names(SupportColumn.class), sort, after);
  }

  private static SupportFilter filter(String state, String q) {
    return new SupportFilter(state(state), q.isBlank() ? null : q);
  }

  private static SupportState state(String name) {
    if (name.isEmpty()) {
      return null;
    }
    return Arrays.stream(SupportState.values())
        .filter(state -> state.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new BadInput("state"));
  }
}
