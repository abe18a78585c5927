package jp.banso.knowledge.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import jp.banso.correspondence.CaseNumbers;
import jp.banso.kernel.Wareki;
import jp.banso.knowledge.EntryColumn;
import jp.banso.knowledge.EntryFilter;
import jp.banso.knowledge.EntryLine;
import jp.banso.knowledge.EntryReading;
import jp.banso.knowledge.EntryState;
import jp.banso.parties.Viewer;
import jp.banso.parties.web.ListPages;
import jp.banso.platform.database.ListOrder.Place;
import jp.banso.platform.web.CsvDownload;
import jp.banso.platform.web.ListColumn;
import jp.banso.platform.web.ListFilter;
import jp.banso.platform.web.ListQuery;
import jp.banso.platform.web.ListTable;
import jp.banso.platform.web.OptionView;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** 回答事例の一覧. */
@Controller
class EntryListController {

  private static final String LIST = "/knowledge";

  private static final String YES = "yes";

  private final EntryReading reading;
  private final ListPages lists;
  private final CaseNumbers numbers;
  private final KnowledgeWords words;

  EntryListController(EntryReading reading, ListPages lists, CaseNumbers numbers, KnowledgeWords words) {
    this.reading = reading;
    this.lists = lists;
    this.numbers = numbers;
    this.words = words;
  }

  @GetMapping(LIST)
  String list(Viewer viewer, HttpServletRequest request, Model model) {
    ListQuery<EntryColumn> query = query(viewer, request);
    lists.show(
        viewer, table(), query, reading.count(viewer, filter(query)), source(viewer, query), model);
    model.addAttribute("mayWrite", viewer.proxy().isEmpty());
    model.addAttribute("trail", words.trail("knowledge.list", LIST));
    return "knowledge/list";
  }

  @GetMapping(LIST + "/list.csv")
  void csv(Viewer viewer, HttpServletRequest request, HttpServletResponse response) throws IOException {
    ListQuery<EntryColumn> query = query(viewer, request);
    lists.csv(viewer, table(), query, source(viewer, query), response);
  }

  @GetMapping(LIST + "/list.xlsx")
  void excel(Viewer viewer, HttpServletRequest request, HttpServletResponse response) throws IOException {
    ListQuery<EntryColumn> query = query(viewer, request);
    lists.excel(viewer, table(), query, source(viewer, query), response);
  }

  private ListQuery<EntryColumn> query(Viewer viewer, HttpServletRequest request) {
    List<OptionView> yesNo =
        List.of(
            new OptionView(YES, words.text("fragments.ticked")),
            new OptionView("no", words.text("fragments.notTicked")));
    return ListQuery.of(
        request, LIST, LIST + "/list",
        List.of(
            ListFilter.words("q", "knowledge.list.words"),
            ListFilter.choice("category", "knowledge.category", KnowledgeWords.same(reading.categories(viewer))),
            ListFilter.choice(
                "state", "knowledge.state",
                Stream.of(EntryState.values())
                    .map(state -> new OptionView(state.name(), words.text(state.messageKey())))
                    .toList()),
            ListFilter.choice("pending", "knowledge.list.pending", yesNo),
            ListFilter.choice("faq", "knowledge.faq", yesNo)),
        EntryColumn.class, "-changed");
  }

  private static EntryFilter filter(ListQuery<EntryColumn> query) {
    return new EntryFilter(
        query.choice("state", EntryState.class), query.textOrNull("category"), yes(query, "pending"),
        yes(query, "faq"), query.textOrNull("q"));
  }

  private static Boolean yes(ListQuery<EntryColumn> query, String filter) {
    return query.text(filter).isEmpty() ? null : Boolean.valueOf(query.text(filter).equals(YES));
  }

  private CsvDownload.Pages<EntryLine, Place> source(Viewer viewer, ListQuery<EntryColumn> query) {
    EntryFilter filter = filter(query);
    return (place, size) -> reading.list(viewer, filter, query.column(), query.descending(), place, size);
  }

  private ListTable<EntryLine> table() {
    return new ListTable<>(
        "knowledge.list",
        List.of(
            ListColumn.of("knowledge.number", line -> numbers.shown(line.entry().key())),
            ListColumn.of("knowledge.question", line -> line.entry().text().question()),
            ListColumn.<EntryLine>of("knowledge.answer", line -> line.entry().text().answer()).inFilesOnly(),
            ListColumn.of("knowledge.category", line -> line.entry().text().category()),
            ListColumn.<EntryLine>of("knowledge.sources", line -> line.entry().text().sources()).inFilesOnly(),
            ListColumn.<EntryLine>of("knowledge.state", line -> words.text(line.entry().state().messageKey()))
                .tagged(line -> line.entry().state() == EntryState.IN_USE ? "tag tag-success" : "tag"),
            ListColumn.of("knowledge.list.pending", EntryListController.this::pending),
            ListColumn.of("knowledge.faq", line -> line.shown() ? words.text("knowledge.faq.shown") : ""),
            ListColumn.<EntryLine>of("knowledge.changedAt", line -> Wareki.dateTime(line.entry().changedAt()))
                .sorted(EntryColumn.CHANGED)),
        EntryLine::place, line -> LIST + "/" + line.entry().id().value());
  }

  private String pending(EntryLine line) {
    return line.entry().waits()
        ? words.text("knowledge.pending.waits")
        : line.entry().isReturned() ? words.text("knowledge.pending.returned") : "";
  }
}
