package jp.banso.applications.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import jp.banso.applications.ApplicationColumn;
import jp.banso.applications.ApplicationId;
import jp.banso.applications.ApplicationLine;
import jp.banso.applications.ApplicationStage;
import jp.banso.applications.CompilationQueries;
import jp.banso.applications.CompilationService;
import jp.banso.applications.CompilationView;
import jp.banso.applications.PackageReceipt;
import jp.banso.calls.CallId;
import jp.banso.calls.PrefectureDays;
import jp.banso.kernel.NotFound;
import jp.banso.kernel.Outcome;
import jp.banso.kernel.PrefectureCode;
import jp.banso.kernel.Wareki;
import jp.banso.parties.CaseHistory;
import jp.banso.parties.Viewer;
import jp.banso.platform.database.ListColumns;
import jp.banso.platform.web.FieldLabel;
import jp.banso.platform.web.FlashMessages;
import jp.banso.platform.web.FreeText;
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

/** とりまとめ一覧: progress of the prefecture's regions, and the package. */
@Controller
class CompilationController {

  /** No prefecture has more municipalities, so that its package is one page and one act. */
  private static final int PAGE = 200;
  private static final List<String> COLUMNS = ListColumns.names(ApplicationColumn.class);

  private final CompilationQueries queries;
  private final CompilationService compilations;
  private final CasePages pages;
  private final CaseHistory history;

  CompilationController(
      CompilationQueries queries, CompilationService compilations, CasePages pages,
      CaseHistory history) {
    this.queries = queries;
    this.compilations = compilations;
    this.pages = pages;
    this.history = history;
  }

  /** The chosen applications and the note to the secretariat. */
  record PackageForm(
      @FieldLabel("applications.compilation.choose") List<UUID> chosen,
      @FieldLabel("applications.compilation.note") String coverNote) {

    PackageForm {
      chosen = chosen == null ? List.of() : List.copyOf(chosen);
    }

    /** All on the page that is compiled; what was ended by the closing is sent only if it is wanted. */
    static PackageForm proposed(CompilationView view) {
      return new PackageForm(
          view.ready().stream()
              .filter(line -> line.stage() == ApplicationStage.COMPILED)
              .map(ApplicationLine::id)
              .toList(),
          "");
    }

    List<ApplicationId> ids() {
      return chosen.stream().map(ApplicationId::new).toList();
    }
  }

  @GetMapping("/compilations/{callId}")
  String show(
      Viewer viewer, @PathVariable UUID callId,
      @RequestParam(required = false, defaultValue = "") String prefecture,
      @RequestParam(defaultValue = "") String sort, @RequestParam(defaultValue = "") String after,
      Model model) {
    CompilationView view =
        fill(viewer, new CallId(callId), whose(viewer, prefecture), sort, after, model);
    model.addAttribute("form", PackageForm.proposed(view));
    return "applications/compilation";
  }

  private CompilationView fill(
      Viewer viewer, CallId call, PrefectureCode prefecture, String sort, String after,
      Model model) {
    ListAddress address =
        ListAddress.of(
            "/compilations/" + call.value(), Map.of("prefecture", prefecture.value()), COLUMNS, sort,
            after);
    CompilationView view =
        queries.view(
            viewer, call, prefecture, ListColumns.of(ApplicationColumn.class, address.column()),
            address.descending(), address.place(), PAGE);
    model.addAttribute("compilation", view);
    model.addAttribute("pager", address.pager(null, view.lines().size(), view.next()));
    model.addAttribute("sort", address.headers(COLUMNS));
    model.addAttribute("shown", Map.of("sort", sort, "after", after));
    model.addAttribute("proxyOffered", viewer.role().isSecretariat());
    model.addAttribute("days", view.call().isOpen() ? pages.days(view.call(), prefecture) : List.of());
    model.addAttribute("daysOffered", PrefectureDays.offered(viewer, view.call()));
    model.addAttribute("history", history.ofItself(viewer, view.key()));
    return view;
  }

  @PostMapping("/compilations/{callId}")
  String submit(
      Viewer viewer, @PathVariable UUID callId,
      @RequestParam(required = false, defaultValue = "") String prefecture,
      @RequestParam(defaultValue = "") String sort, @RequestParam(defaultValue = "") String after,
      @ModelAttribute("form") PackageForm form, HttpServletRequest request,
      HttpServletResponse response, Model model, RedirectAttributes redirect) {
    CallId call = new CallId(callId);
    PrefectureCode whose = whose(viewer, prefecture);
    compilations.requireCompiler(viewer, call, whose);
    Outcome<Void> typed =
        FreeText.of(model, "form")
            .refuse(form.chosen().isEmpty(), "chosen", "applications.refused.nothingChosen")
            .limit("coverNote", form.coverNote(), FreeText.NOTE)
            .outcome();
    Outcome<PackageReceipt> submitted =
        pages
            .onTheirWord(viewer, model)
            .then(said -> typed)
            .then(
                fits ->
                    compilations.submitPackage(
                        viewer, call, whose, form.ids(), DraftController.text(form.coverNote()),
                        RequestReceipt.of(request)));
    if (CasePages.refused(submitted, "form", Map.of(), model, response)) {
      fill(viewer, call, whose, sort, after, model);
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
    return "redirect:/compilations/" + callId
        + (prefecture.isEmpty() ? "" : "?prefecture=" + whose.value());
  }

  /** A prefecture's own; the secretariat names one. */
  private static PrefectureCode whose(Viewer viewer, String prefecture) {
    return viewer
        .prefecture()
        .or(() -> PrefectureCode.all().stream().filter(code -> code.value().equals(prefecture)).findFirst())
        .filter(code -> prefecture.isEmpty() || code.value().equals(prefecture))
        .orElseThrow(() -> new NotFound("prefecture"));
  }
}
