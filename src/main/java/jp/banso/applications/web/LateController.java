package jp.banso.applications.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.UUID;
import jp.banso.applications.CaseReading;
import jp.banso.applications.ApplicationId;
import jp.banso.applications.ApplicationView;
import jp.banso.applications.ApplicationView.Step;
import jp.banso.applications.LateReceiptService;
import jp.banso.kernel.Outcome;
import jp.banso.parties.Viewer;
import jp.banso.platform.web.FlashMessages;
import jp.banso.platform.web.FreeText;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** 期限後提出の取扱い: the manager's decision and the ministry's 了承. */
@Controller
class LateController {

  private static final String YES = "yes";

  private final LateReceiptService lateReceipts;
  private final CaseReading cases;
  private final CasePages pages;

  LateController(LateReceiptService lateReceipts, CaseReading cases, CasePages pages) {
    this.lateReceipts = lateReceipts;
    this.cases = cases;
    this.pages = pages;
  }

  /** The decision; refusal is preset. */
  record LateForm(Long version, String decision, String reason) {

    Outcome<Boolean> fitting(Model model) {
      return FreeText.of(model, "form")
          .limit("reason", reason, FreeText.NOTE)
          .outcome()
          .then(fits -> answer());
    }

    private Outcome<Boolean> answer() {
      return decision == null || decision.isEmpty()
          ? Outcome.refused("applications.refused.decision")
          : Outcome.done(YES.equals(decision));
    }
  }

  @GetMapping("/applications/{id}/late")
  String show(Viewer viewer, @PathVariable UUID id, Model model) {
    ApplicationView view = pages.fill(viewer, new ApplicationId(id), model);
    if (!view.can(Step.DECIDE_LATE) && !view.can(Step.CONCUR_LATE)) {
      return CasePages.toCase(id);
    }
    model.addAttribute(
        "form", new LateForm(view.version(), view.can(Step.DECIDE_LATE) ? "no" : "", ""));
    return page(viewer, view, model);
  }

  private String page(Viewer viewer, ApplicationView view, Model model) {
    model.addAttribute("files", cases.files(viewer, view.id()));
    model.addAttribute("content", cases.content(viewer, view.id()).orElse(null));
    return "applications/late";
  }

  @PostMapping("/applications/{id}/late-decision")
  String decide(
      Viewer viewer, @PathVariable UUID id, @ModelAttribute("form") LateForm form, Model model,
      HttpServletResponse response, RedirectAttributes redirect) {
    ApplicationView view = pages.forStep(viewer, id, Step.DECIDE_LATE, form.version(), model);
    Outcome<Void> done =
        form.fitting(model)
            .then(
                accept ->
                    lateReceipts.decide(
                        viewer, view.id(), view.version(), accept,
                        DraftController.text(form.reason())));
    if (CasePages.refused(done, model, response)) {
      return page(viewer, view, model);
    }
    FlashMessages.success(
        redirect,
        YES.equals(form.decision())
            ? "applications.flash.lateProposed"
            : "applications.flash.lateRefused");
    return CasePages.toCase(id);
  }

  @PostMapping("/applications/{id}/late-concurrence")
  String concur(
      Viewer viewer, @PathVariable UUID id, @ModelAttribute("form") LateForm form, Model model,
      HttpServletResponse response, RedirectAttributes redirect) {
    ApplicationView view = pages.forStep(viewer, id, Step.CONCUR_LATE, form.version(), model);
    Outcome<Void> done =
        pages
            .onTheirWord(viewer, model)
            .then(said -> form.fitting(model))
            .then(
                concurred ->
                    lateReceipts.concur(
                        viewer, view.id(), view.version(), concurred,
                        DraftController.text(form.reason())));
    if (CasePages.refused(done, model, response)) {
      return page(viewer, view, model);
    }
    FlashMessages.success(redirect, "applications.flash.lateAnswered");
    return CasePages.toCase(id);
  }
}
