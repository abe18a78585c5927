package jp.banso.applications.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.UUID;
import jp.banso.applications.ApplicationView;
import jp.banso.applications.ApplicationView.Step;
import jp.banso.applications.DraftService;
import jp.banso.applications.FormalCheckService;
import jp.banso.kernel.Outcome;
import jp.banso.parties.Viewer;
import jp.banso.platform.web.FlashMessages;
import jp.banso.platform.web.RequestReceipt;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The steps that are taken on the case page itself. */
@Controller
class CaseStepController {

  private final DraftService drafts;
  private final FormalCheckService formalChecks;
  private final CasePages pages;
  private final CasePage casePage;

  CaseStepController(
      DraftService drafts, FormalCheckService formalChecks, CasePages pages, CasePage casePage) {
    this.drafts = drafts;
    this.formalChecks = formalChecks;
    this.pages = pages;
    this.casePage = casePage;
  }

  /** Lets the prefecture read along; that its region goes on typing meanwhile does not matter. */
  @PostMapping("/applications/{id}/show")
  String show(
      Viewer viewer, @PathVariable UUID id, Model model, HttpServletResponse response,
      RedirectAttributes redirect) {
    ApplicationView view = pages.forStep(viewer, id, Step.SHOW, model);
    Outcome<Void> done =
        pages.onTheirWord(viewer, model).then(said -> drafts.showToPrefecture(viewer, view.id()));
    if (CasePages.refused(done, model, response)) {
      return casePage.of(viewer, view, model);
    }
    FlashMessages.success(redirect, "applications.flash.shown");
    return CasePages.toCase(id);
  }

  /** 補正: the corrected form goes to the secretariat again. */
  @PostMapping("/applications/{id}/correct")
  String correct(
      Viewer viewer, @PathVariable UUID id, @RequestParam(required = false) Long version,
      @RequestParam(defaultValue = "false") boolean declared, HttpServletRequest request, Model model,
      HttpServletResponse response, RedirectAttributes redirect) {
    ApplicationView view = pages.forStep(viewer, id, Step.CORRECT, version, model);
    Outcome<Void> done =
        pages
            .onTheirWord(viewer, model)
            .then(
                said ->
                    formalChecks.correct(
                        viewer, view.id(), view.version(), RequestReceipt.of(request), declared));
    if (CasePages.refused(done, model, response)) {
      return casePage.of(viewer, view, model);
    }
    FlashMessages.success(redirect, "applications.flash.corrected");
    return CasePages.toCase(id);
  }
}
