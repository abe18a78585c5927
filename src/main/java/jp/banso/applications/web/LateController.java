package jp.banso.applications.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.UUID;
import jp.banso.applications.CaseReading;
import jp.banso.applications.ApplicationId;
import jp.banso.applications.ApplicationView;
import jp.banso.applications.LateReceiptService;
import jp.banso.kernel.Outcome;
import jp.banso.parties.Viewer;
import jp.banso.platform.web.FlashMessages;
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
  record LateForm(Long version, String decision, String reason) {}

  @GetMapping("/applications/{id}/late")
  String show(Viewer viewer, @PathVariable UUID id, Model model) {
    ApplicationView view = pages.fill(viewer, new ApplicationId(id), model);
    if (!view.can("DECIDE_LATE") && !view.can("CONCUR_LATE")) {
      return "redirect:/applications/" + id;
    }
    model.addAttribute(
        "form", new LateForm(view.version(), view.can("DECIDE_LATE") ? "no" : "", ""));
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
    ApplicationId application = new ApplicationId(id);
    boolean accept = YES.equals(form.decision());
    Outcome<Void> done =
        lateReceipts.decide(
            viewer, application, DraftController.version(form.version()), accept,
            DraftController.text(form.reason()));
    if (done.isDone()) {
      FlashMessages.success(
          redirect, accept ? "applications.flash.lateProposed" : "applications.flash.lateRefused");
      return "redirect:/applications/" + id;
    }
    CasePages.say((Outcome.Refused<Void>) done, model, response);
    return page(viewer, pages.fill(viewer, application, model), model);
  }

  @PostMapping("/applications/{id}/late-concurrence")
  String concur(
      Viewer viewer, @PathVariable UUID id, @ModelAttribute("form") LateForm form, Model model,
      HttpServletResponse response, RedirectAttributes redirect) {
    ApplicationId application = new ApplicationId(id);
    Outcome<Void> done;
    if (CasePages.lacksProxy(viewer)) {
      done = Outcome.refused("applications.refused.proxy");
    } else if (form.decision() == null || form.decision().isEmpty()) {
      done = Outcome.refused("applications.refused.decision");
    } else {
      done =
          lateReceipts.concur(
              viewer, application, DraftController.version(form.version()),
              YES.equals(form.decision()), DraftController.text(form.reason()));
    }
    if (done instanceof Outcome.Refused<Void> refused) {
      CasePages.say(refused, model, response);
      return page(viewer, pages.fill(viewer, application, model), model);
    }
    FlashMessages.success(redirect, "applications.flash.lateAnswered");
    return "redirect:/applications/" + id;
  }
}
