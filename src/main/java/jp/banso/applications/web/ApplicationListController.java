package jp.banso.applications.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import jp.banso.applications.ApplicationColumn;
import jp.banso.applications.ApplicationFilter;
import jp.banso.applications.ApplicationHolder;
import jp.banso.applications.ApplicationLine;
import jp.banso.applications.ApplicationQueries;
import jp.banso.applications.ApplicationStage;
import jp.banso.applications.DraftService;
import jp.banso.calls.CallView;
import jp.banso.calls.Calls;
import jp.banso.kernel.BadInput;
import jp.banso.kernel.PrefectureCode;
import jp.banso.parties.RoleKind;
import jp.banso.parties.Viewer;
import jp.banso.parties.web.ListPages;
import jp.banso.platform.database.ListOrder.Place;
import jp.banso.platform.web.CsvDownload;
import jp.banso.platform.web.ListFilter;
import jp.banso.platform.web.ListQuery;
import jp.banso.platform.web.OptionView;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** 申込みの一覧. */
@Controller
class ApplicationListController {

  private final ApplicationQueries queries;
  private final DraftService drafts;
  private final Calls calls;
  private final ApplicationTable table;
  private final ListPages lists;
  private final MessageSource messages;

  ApplicationListController(
      ApplicationQueries queries, DraftService drafts, Calls calls, ApplicationTable table, ListPages lists,
      MessageSource messages) {
    this.queries = queries;
    this.drafts = drafts;
    this.table = table;
    this.calls = calls;
    this.lists = lists;
    this.messages = messages;
  }

  @GetMapping("/applications")
  String list(Viewer viewer, HttpServletRequest request, Model model) {
    ListQuery<ApplicationColumn> query = query(viewer, request);
    Optional<CallView> current = calls.current(viewer.programme());
    boolean region = viewer.role() == RoleKind.REGION;
    lists.show(
        viewer, table.list(), query, queries.count(viewer, filter(query)), source(viewer, query), model);
    model.addAttribute("current", current.orElse(null));
    model.addAttribute(
        "mayStart", drafts.offersStart(viewer) && current.filter(CallView::isOpen).isPresent());
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
  void csv(Viewer viewer, HttpServletRequest request, HttpServletResponse response) throws IOException {
    ListQuery<ApplicationColumn> query = query(viewer, request);
    lists.csv(viewer, table.list(), query, source(viewer, query), response);
  }

  /** The same as a workbook. */
  @GetMapping("/applications.xlsx")
  void excel(Viewer viewer, HttpServletRequest request, HttpServletResponse response) throws IOException {
    ListQuery<ApplicationColumn> query = query(viewer, request);
    lists.excel(viewer, table.list(), query, source(viewer, query), response);
  }

  private ListQuery<ApplicationColumn> query(Viewer viewer, HttpServletRequest request) {
    boolean wide = viewer.role() != RoleKind.REGION && viewer.role() != RoleKind.PREFECTURE;
    List<ListFilter> filters = new ArrayList<>();
    filters.add(ListFilter.kept("call"));
    filters.add(
        ListFilter.choice(
            "stage", "applications.list.stage",
            Stream.of(ApplicationStage.values()).map(one -> option(one.name(), one.messageKey())).toList()));
    filters.add(holderFilter(messages));
    filters.add(wide ? prefectureFilter() : ListFilter.kept("prefecture"));
    filters.add(ListFilter.words("q", "applications.list.words"));
    filters.add(ListFilter.day("from", "applications.list.from"));
    filters.add(ListFilter.day("until", "applications.list.until"));
    return ListQuery.of(request, "/applications", filters, ApplicationColumn.class, "number");
  }

  private static ListFilter holderFilter(MessageSource messages) {
    return ListFilter.choice(
        "holder", "applications.board.holderOf",
        Stream.of(ApplicationHolder.values())
            .map(one -> new OptionView(one.name(), messages.getMessage(one.messageKey(), null, Locale.JAPAN)))
            .toList());
  }

  private static ListFilter prefectureFilter() {
    return ListFilter.choice(
        "prefecture", "applications.prefecture",
        PrefectureCode.all().stream().map(one -> new OptionView(one.value(), one.name())).toList());
  }

  private OptionView option(String value, String messageKey) {
    return new OptionView(value, messages.getMessage(messageKey, null, Locale.JAPAN));
  }

  private CsvDownload.Pages<ApplicationLine, Place> source(Viewer viewer, ListQuery<ApplicationColumn> query) {
    ApplicationFilter filter = filter(query);
    return (place, size) -> queries.page(viewer, filter, query.column(), query.descending(), place, size);
  }

  private static ApplicationFilter filter(ListQuery<ApplicationColumn> query) {
    return new ApplicationFilter(
        call(query.text("call")), query.choice("stage", ApplicationStage.class), prefecture(query.text("prefecture")),
        query.textOrNull("q"), null, query.choice("holder", ApplicationHolder.class), query.day("from"),
        query.day("until"));
  }

  private static UUID call(String id) {
    try {
      return id.isEmpty() ? null : UUID.fromString(id);
    } catch (IllegalArgumentException e) {
      throw new BadInput("call");
    }
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
