package jp.banso.applications.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import jp.banso.applications.ApplicationColumn;
import jp.banso.applications.ApplicationId;
import jp.banso.applications.ApplicationLine;
import jp.banso.applications.ApplicationStage;
import jp.banso.applications.BoardTab;
import jp.banso.applications.CompilationArchive;
import jp.banso.applications.CompilationQueries;
import jp.banso.applications.CompilationService;
import jp.banso.applications.CompilationView;
import jp.banso.applications.DraftNudges;
import jp.banso.applications.PackageApprovalReading;
import jp.banso.applications.PackageReceipt;
import jp.banso.calls.CallId;
import jp.banso.calls.PrefectureDays;
import jp.banso.correspondence.CoverLetter;
import jp.banso.kernel.BadInput;
import jp.banso.kernel.NotFound;
import jp.banso.kernel.Outcome;
import jp.banso.kernel.PrefectureCode;
import jp.banso.kernel.Wareki;
import jp.banso.parties.CaseHistory;
import jp.banso.parties.SavedViews;
import jp.banso.parties.Viewer;
import jp.banso.platform.database.ListColumns;
import jp.banso.platform.web.BulkReport;
import jp.banso.platform.web.FlashMessages;
import jp.banso.platform.web.ListAddress;
import jp.banso.platform.web.RequestReceipt;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** とりまとめ一覧: progress of the prefecture's regions, the package, and what is asked of those who are behind. */
@Controller
class CompilationController {

  /** No prefecture has more municipalities, so that its package is one page and one act. */
  private static final int PAGE = 200;
  private static final List<String> COLUMNS = ListColumns.names(ApplicationColumn.class);

  private final CompilationQueries queries;
  private final CompilationService compilations;
  private final CompilationArchive archive;
  private final PackageApprovalReading approvals;
  private final DraftNudges nudges;
  private final CasePages pages;
  private final CaseHistory history;
  private final SavedViews views;

  CompilationController(
      CompilationQueries queries, CompilationService compilations, CompilationArchive archive,
      PackageApprovalReading approvals, DraftNudges nudges,
      CasePages pages, CaseHistory history, SavedViews views) {
    this.queries = queries;
    this.compilations = compilations;
    this.archive = archive;
    this.approvals = approvals;
    this.nudges = nudges;
    this.pages = pages;
    this.history = history;
    this.views = views;
  }

  /** A tab of the board: where it leads, and how many it holds. */
  record Tab(String href, String labelKey, boolean current, long count) {}

  /** How the board is shown, as its address has it. */
  record Shown(String tab, String sort, String after) {

    Shown {
      tab = DraftController.text(tab);
      sort = DraftController.text(sort);
      after = DraftController.text(after);
    }

    BoardTab chosen() {
      return Stream.of(BoardTab.values())
          .filter(one -> one.parameter().equals(tab))
          .findFirst()
          .orElseThrow(() -> new BadInput("tab"));
    }
  }

  @GetMapping("/compilations/{callId}")
  String show(
      Viewer viewer, @PathVariable UUID callId,
      @RequestParam(required = false, defaultValue = "") String prefecture, Shown shown, Model model) {
    PrefectureCode whose = whose(viewer, prefecture);
    CompilationView view = fill(viewer, new CallId(callId), whose, shown, model);
    CoverLetter cover = compilations.proposedCover(viewer, view.call().id(), whose);
    model.addAttribute("form", PackageForm.proposed(ready(view), cover));
    return "applications/compilation";
  }

  /** All on the page that is compiled; what was ended by the closing is sent only if it is wanted. */
  private static List<UUID> ready(CompilationView view) {
    return view.ready().stream()
        .filter(line -> line.stage() == ApplicationStage.COMPILED)
        .map(ApplicationLine::id)
        .toList();
  }

  private CompilationView fill(
      Viewer viewer, CallId call, PrefectureCode prefecture, Shown shown, Model model) {
    String path = "/compilations/" + call.value();
    Map<String, String> filters = new LinkedHashMap<>();
    filters.put("prefecture", prefecture.value());
    filters.put("tab", shown.tab());
    ListAddress address = ListAddress.of(path, filters, COLUMNS, shown.sort(), shown.after());
    BoardTab tab = shown.chosen();
    CompilationView view =
        queries.view(
            viewer, call, prefecture, tab, ListColumns.of(ApplicationColumn.class, address.column()),
            address.descending(), address.place(), PAGE);
    model.addAttribute("compilation", view);
    model.addAttribute("views", views.of(viewer, path));
    model.addAttribute("here", address.at(path));
    model.addAttribute("csvHref", address.at(path + "/list.csv"));
    model.addAttribute("excelHref", address.at(path + "/list.xlsx"));
    model.addAttribute("pager", address.pager(null, view.lines().size(), view.next()));
    model.addAttribute("sort", address.headers(COLUMNS));
    model.addAttribute("shown", shown);
    model.addAttribute("tabs", Stream.of(BoardTab.values()).map(one -> tab(path, prefecture, shown, one, view)).toList());
    model.addAttribute("proxyOffered", viewer.role().isSecretariat());
    model.addAttribute("days", view.call().isOpen() ? pages.days(view.call(), prefecture) : List.of());
    model.addAttribute("over", pages.isOver(view.call()));
    model.addAttribute("daysOffered", PrefectureDays.offered(viewer, view.call()));
    model.addAttribute("approving", approvals.brief(viewer, call, prefecture).orElse(null));
    model.addAttribute("packages", archive.packages(viewer, call, prefecture));
    model.addAttribute("honorifics", CoverForm.honorifics(pages::text));
    model.addAttribute("history", history.ofItself(viewer, view.key()));
    return view;
  }

  private static Tab tab(
      String path, PrefectureCode prefecture, Shown shown, BoardTab tab, CompilationView view) {
    Map<String, String> filters = new LinkedHashMap<>();
    filters.put("prefecture", prefecture.value());
    filters.put("tab", tab.parameter());
    return new Tab(
        ListAddress.of(path, filters, COLUMNS, shown.sort(), "").at(path), tab.messageKey(), tab == view.tab(),
        view.counts().get(tab));
  }

  @PostMapping("/compilations/{callId}")
  String submit(
      Viewer viewer, @PathVariable UUID callId,
      @RequestParam(required = false, defaultValue = "") String prefecture, Shown shown,
      @ModelAttribute("form") PackageForm form, HttpServletRequest request,
      HttpServletResponse response, Model model, RedirectAttributes redirect) {
    CallId call = new CallId(callId);
    PrefectureCode whose = whose(viewer, prefecture);
    compilations.requireCompiler(viewer, call, whose);
    CoverLetter proposed = compilations.proposedCover(viewer, call, whose);
    Outcome<CoverLetter> typed = form.cover(model, proposed);
    Outcome<PackageReceipt> submitted =
        pages
            .onTheirWord(viewer, model)
            .then(said -> typed)
            .then(
                cover ->
                    compilations.submitPackage(
                        viewer, call, whose, form.ids(), DraftController.text(form.coverNote()), cover,
                        RequestReceipt.of(request)));
    if (CasePages.refused(
        submitted, "form",
        Map.of(
            "applications.refused.notReady", "chosen", "applications.refused.confirmedByOwn", "chosen",
            "applications.refused.confirmedUndeclared", "chosen",
            "approvals.refused.held", "chosen"), model, response)) {
      fill(viewer, call, whose, shown, model);
      return "applications/compilation";
    }
    PackageReceipt receipt = submitted.orThrow();
    String at = Wareki.dateTime(receipt.receivedAt());
    String numbers = String.join(" ", receipt.numbers());
    if (receipt.late()) {
      FlashMessages.warning(redirect, "applications.flash.receivedLate", at, numbers);
    } else {
      FlashMessages.success(redirect, "applications.flash.submitted", at, numbers);
    }
    return board(callId, whose, prefecture, shown, redirect);
  }

  /** Asks the chosen regions how far their drafts are. */
  @PostMapping("/compilations/{callId}/reminders")
  String remind(
      Viewer viewer, @PathVariable UUID callId,
      @RequestParam(required = false, defaultValue = "") String prefecture, Shown shown,
      @RequestParam(required = false) List<UUID> drafting, @ModelAttribute("form") PackageForm form, Model model,
      HttpServletResponse response, RedirectAttributes redirect) {
    CallId call = new CallId(callId);
    PrefectureCode whose = whose(viewer, prefecture);
    compilations.requireCompiler(viewer, call, whose);
    List<UUID> chosen = drafting == null ? List.of() : drafting;
    Outcome<Void> typed =
        chosen.isEmpty() ? Outcome.refused("applications.refused.nobodyChosen") : Outcome.done();
    Outcome<BulkReport> reminded =
        pages
            .onTheirWord(viewer, model)
            .then(said -> typed)
            .then(
                fits ->
                    Outcome.done(nudges.nudge(viewer, call, whose, chosen.stream().map(ApplicationId::new).toList())));
    if (CasePages.refused(
        reminded, "form", Map.of("applications.refused.nobodyChosen", "chosen"), model, response)) {
      fill(viewer, call, whose, shown, model);
      return "applications/compilation";
    }
    pages.said(redirect, "applications.nudge.done", reminded.orThrow());
    return board(callId, whose, prefecture, shown, redirect);
  }

  /** Names the application that a place on the 意向確認 has begun, where their names differ. */
  @PostMapping("/compilations/{callId}/links")
  String link(
      Viewer viewer, @PathVariable UUID callId,
      @RequestParam(required = false, defaultValue = "") String prefecture, @RequestParam UUID entry,
      @RequestParam UUID application, RedirectAttributes redirect) {
    CallId call = new CallId(callId);
    PrefectureCode whose = whose(viewer, prefecture);
    Outcome<Void> linked =
        compilations.linkParticipant(viewer, call, whose, entry, new ApplicationId(application));
    if (linked instanceof Outcome.Refused<Void> refused) {
      FlashMessages.refused(redirect, refused);
    } else {
      FlashMessages.success(redirect, "applications.flash.linked");
    }
    return board(callId, whose, prefecture, new Shown("", "", ""), redirect);
  }

  /** Back to the board as it was shown. */
  static String board(
      UUID callId, PrefectureCode whose, String prefecture, Shown shown, RedirectAttributes redirect) {
    if (!prefecture.isEmpty()) {
      redirect.addAttribute("prefecture", whose.value());
    }
    if (!shown.tab().isEmpty()) {
      redirect.addAttribute("tab", shown.tab());
    }
    if (!shown.sort().isEmpty()) {
      redirect.addAttribute("sort", shown.sort());
    }
    return "redirect:/compilations/" + callId;
  }

  /** A prefecture's own; the secretariat names one. */
  static PrefectureCode whose(Viewer viewer, String prefecture) {
    return viewer
        .prefecture()
        .or(() -> PrefectureCode.all().stream().filter(code -> code.value().equals(prefecture)).findFirst())
        .filter(code -> prefecture.isEmpty() || code.value().equals(prefecture))
        .orElseThrow(() -> new NotFound("prefecture"));
  }
}
