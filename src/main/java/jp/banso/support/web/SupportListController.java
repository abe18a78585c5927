package jp.banso.support.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import jp.banso.parties.Viewer;
import jp.banso.parties.web.ListPages;
import jp.banso.platform.database.ListOrder.Place;
import jp.banso.platform.web.CsvDownload;
import jp.banso.platform.web.ListFilter;
import jp.banso.platform.web.ListQuery;
import jp.banso.platform.web.OptionView;
import jp.banso.support.SupportColumn;
import jp.banso.support.SupportFilter;
import jp.banso.support.SupportQueries;
import jp.banso.support.SupportRow;
import jp.banso.support.SupportState;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** 伴走支援の一覧. */
@Controller
class SupportListController {

  private final SupportQueries queries;
  private final SupportTable table;
  private final SupportPages pages;
  private final ListPages lists;

  SupportListController(SupportQueries queries, SupportTable table, SupportPages pages, ListPages lists) {
    this.queries = queries;
    this.table = table;
    this.pages = pages;
    this.lists = lists;
  }

  @GetMapping("/support")
  String list(Viewer viewer, HttpServletRequest request, Model model) {
    ListQuery<SupportColumn> query = query(request);
    lists.show(viewer, table.list(), query, null, source(viewer, query), model);
    return "support/list";
  }

  /** The same list whole, for a spreadsheet. */
  @GetMapping("/support.csv")
  void csv(Viewer viewer, HttpServletRequest request, HttpServletResponse response) throws IOException {
    ListQuery<SupportColumn> query = query(request);
    lists.csv(viewer, table.list(), query, source(viewer, query), response);
  }

  /** The same as a workbook. */
  @GetMapping("/support.xlsx")
  void excel(Viewer viewer, HttpServletRequest request, HttpServletResponse response) throws IOException {
    ListQuery<SupportColumn> query = query(request);
    lists.excel(viewer, table.list(), query, source(viewer, query), response);
  }

  private ListQuery<SupportColumn> query(HttpServletRequest request) {
    return ListQuery.of(
        request, "/support",
        List.of(
            ListFilter.choice(
                "state", "support.list.state",
                Stream.of(SupportState.values())
                    .map(one -> new OptionView(one.name(), pages.text(one.messageKey())))
                    .toList()),
            ListFilter.words("q", "support.list.words")),
        SupportColumn.class, "");
  }

  private CsvDownload.Pages<SupportRow, Place> source(Viewer viewer, ListQuery<SupportColumn> query) {
    SupportFilter filter = new SupportFilter(query.choice("state", SupportState.class), query.textOrNull("q"));
    return (place, size) -> queries.page(viewer, filter, query.column(), query.descending(), place, size);
  }
}
