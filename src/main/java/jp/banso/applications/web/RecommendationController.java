package jp.banso.applications.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import jp.banso.applications.ApplicationId;
import jp.banso.applications.BoardRow;
import jp.banso.applications.BoardWords;
import jp.banso.applications.CompilationQueries;
import jp.banso.applications.CompilationService;
import jp.banso.applications.RecommendationService;
import jp.banso.applications.RecommendationService.Recommendation;
import jp.banso.applications.RecommendationService.Result;
import jp.banso.calls.CallId;
import jp.banso.calls.Calls;
import jp.banso.kernel.BadInput;
import jp.banso.kernel.NotFound;
import jp.banso.kernel.Outcome;
import jp.banso.kernel.PrefectureCode;
import jp.banso.parties.Viewer;
import jp.banso.platform.web.FieldLabel;
import jp.banso.platform.web.FlashMessages;
import jp.banso.platform.web.FreeText;
import jp.banso.platform.web.StaleEditView;
import jp.banso.platform.web.TypedRows;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** 推薦順位 and 都道府県意見 of all regions on one page. */
@Controller
class RecommendationController {

  private static final String VIEW = "applications/recommendations";
  private static final int MOST = 200;
  private static final int OPINION = 4000;

  private final RecommendationService recommendations;
  private final CompilationService compilations;
  private final CompilationQueries queries;
  private final Calls calls;
  private final BoardWords words;
  private final CasePages pages;

  RecommendationController(
      RecommendationService recommendations, CompilationService compilations, CompilationQueries queries, Calls calls,
      BoardWords words, CasePages pages) {
    this.recommendations = recommendations;
    this.compilations = compilations;
    this.queries = queries;
    this.calls = calls;
    this.words = words;
    this.pages = pages;
  }

  /** Rank and opinion of one region as typed, with the version that was seen. */
  record Row(
      UUID id, Long seen, @FieldLabel("applications.sheet.rank") String rank,
      @FieldLabel("applications.sheet.opinion") String opinion) {

    static Row of(BoardRow row) {
      return new Row(
          row.line().id(), row.reviewVersion(), row.rank() == null ? "" : row.rank().toString(), row.opinion());
    }

    Recommendation typed() {
      String number = SheetForm.rank(rank);
      return new Recommendation(
          new ApplicationId(id), seen, number.isEmpty() ? null : Integer.valueOf(number),
          DraftController.text(opinion));
    }

    Row seenAs(long version) {
      return new Row(id, version, rank, opinion);
    }
  }

  /** All rows as typed. */
  record RowsForm(@FieldLabel("fragments.rows.row") List<Row> rows) {

    RowsForm {
      rows = TypedRows.of(rows, new Row(null, null, "", ""));
    }

    Outcome<List<Recommendation>> typed(Model model) {
      FreeText text = FreeText.of(model, "form");
      for (int i = 0; i < rows.size(); i++) {
        Row row = rows.get(i);
        if (row.id() == null || row.seen() == null) {
          throw new BadInput("row");
        }
        text.limit("rows[" + i + "].opinion", row.opinion(), OPINION)
            .refuse(!SheetForm.isRank(row.rank()), "rows[" + i + "].rank", "applications.refused.rank");
      }
      return text.outcome().then(fits -> Outcome.done(rows.stream().map(Row::typed).toList()));
    }
  }

  @GetMapping("/compilations/{callId}/recommendations")
  String show(
      Viewer viewer, @PathVariable UUID callId,
      @RequestParam(required = false, defaultValue = "") String prefecture, Model model) {
    CallId call = new CallId(callId);
    PrefectureCode whose = CompilationController.whose(viewer, prefecture);
    List<BoardRow> rows = queries.reviewable(viewer, call, whose, MOST);
    model.addAttribute("form", new RowsForm(rows.stream().map(Row::of).toList()));
    return page(viewer, call, whose, rows, model);
  }

  private String page(Viewer viewer, CallId call, PrefectureCode whose, List<BoardRow> rows, Model model) {
    model.addAttribute("call", calls.get(call));
    model.addAttribute("prefecture", whose);
    model.addAttribute("lines", rows.stream().collect(Collectors.toMap(row -> row.line().id(), BoardRow::line)));
    model.addAttribute("proxyOffered", viewer.role().isSecretariat());
    return VIEW;
  }

  @PostMapping("/compilations/{callId}/recommendations")
  String keep(
      Viewer viewer, @PathVariable UUID callId,
      @RequestParam(required = false, defaultValue = "") String prefecture, CompilationController.Shown shown,
      @ModelAttribute("form") RowsForm form, Model model, HttpServletResponse response, RedirectAttributes redirect) {
    CallId call = new CallId(callId);
    PrefectureCode whose = CompilationController.whose(viewer, prefecture);
    compilations.requireCompiler(viewer, call, whose);
    Outcome<List<Recommendation>> typed = form.typed(model);
    Outcome<Result> kept =
        pages
            .onTheirWord(viewer, model)
            .then(said -> typed)
            .then(rows -> recommendations.recommend(viewer, call, whose, rows));
    if (CasePages.refused(kept, "form", Map.of(), model, response)) {
      return page(viewer, call, whose, queries.reviewable(viewer, call, whose, MOST), model);
    }
    Result result = kept.orThrow();
    if (!result.stale().isEmpty()) {
      return besides(viewer, call, whose, form, result, model, response);
    }
    FlashMessages.success(redirect, "applications.flash.recommended", result.kept());
    return CompilationController.board(callId, whose, prefecture, shown, redirect);
  }

  /**
   * A cell as it is kept now.
   *
   * @param seen its version, to be sent with the next change
   * @param refused why what was sent was not kept, null if it was, or if somebody else was quicker (409)
   */
  record Cell(long seen, String rank, String opinion, String refused) {}

  /** One cell of the board, for its script: 409 with what a colleague has kept meanwhile, 422 with the reason. */
  @PostMapping("/compilations/{callId}/recommendations/cell")
  ResponseEntity<Cell> keepCell(
      Viewer viewer, @PathVariable UUID callId,
      @RequestParam(required = false, defaultValue = "") String prefecture, @ModelAttribute("form") RowsForm form,
      Model model) {
    CallId call = new CallId(callId);
    PrefectureCode whose = CompilationController.whose(viewer, prefecture);
    compilations.requireCompiler(viewer, call, whose);
    UUID id = form.rows().stream().findFirst().map(Row::id).orElseThrow(() -> new NotFound("cell"));
    Outcome<Result> kept =
        pages
            .onTheirWord(viewer, model)
            .then(said -> form.typed(model))
            .then(rows -> recommendations.recommend(viewer, call, whose, rows));
    Row now =
        queries.reviewable(viewer, call, whose, MOST).stream()
            .filter(row -> row.line().id().equals(id))
            .findFirst()
            .map(Row::of)
            .orElseThrow(() -> new NotFound("row " + id));
    if (kept instanceof Outcome.Refused<Result> refused) {
      return ResponseEntity.unprocessableEntity()
          .body(new Cell(now.seen(), now.rank(), now.opinion(), pages.text(refused)));
    }
    return ResponseEntity.status(kept.orThrow().stale().isEmpty() ? HttpStatus.OK : HttpStatus.CONFLICT)
        .body(new Cell(now.seen(), now.rank(), now.opinion(), null));
  }

  /** Both versions of the rows that a colleague has changed meanwhile; what was typed stays in the fields. */
  private String besides(
      Viewer viewer, CallId call, PrefectureCode whose, RowsForm form, Result result, Model model,
      HttpServletResponse response) {
    List<BoardRow> rows = queries.reviewable(viewer, call, whose, MOST);
    Map<UUID, BoardRow> now = rows.stream().collect(Collectors.toMap(row -> row.line().id(), Function.identity()));
    StaleEditView.Comparison comparison = new StaleEditView.Comparison();
    for (Row mine : form.rows()) {
      BoardRow kept = now.get(mine.id());
      if (kept != null && result.stale().contains(new ApplicationId(mine.id()))) {
        Row theirs = Row.of(kept);
        String name = words.name(kept.line());
        comparison
            .field(name + " " + pages.text("applications.sheet.rank"), mine.rank(), theirs.rank())
            .field(name + " " + pages.text("applications.sheet.opinion"), mine.opinion(), theirs.opinion());
      }
    }
    model.addAttribute(
        "form",
        new RowsForm(
            form.rows().stream()
                .filter(mine -> now.containsKey(mine.id()))
                .map(mine -> mine.seenAs(now.get(mine.id()).reviewVersion()))
                .toList()));
    return comparison
        .orReload("/compilations/" + call.value() + "/recommendations?prefecture=" + whose.value())
        .over(page(viewer, call, whose, rows, model), model, response);
  }
}
