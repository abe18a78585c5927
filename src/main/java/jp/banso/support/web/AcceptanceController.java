package jp.banso.support.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.UUID;
import jp.banso.kernel.Outcome;
import jp.banso.parties.Viewer;
import jp.banso.platform.web.FlashMessages;
import jp.banso.support.AcceptanceService;
import jp.banso.support.CycleView;
import jp.banso.support.SupportCycleId;
import jp.banso.support.SupportStep;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** 受諾・辞退の回答. */
@Controller
class AcceptanceController {

  private static final String VIEW = "support/acceptance";

  private final AcceptanceService acceptance;
  private final SupportPages pages;

  AcceptanceController(AcceptanceService acceptance, SupportPages pages) {
    this.acceptance = acceptance;
    this.pages = pages;
  }

  @GetMapping("/support/{id}/acceptance")
  @Takes(SupportStep.ANSWER)
  String page(Viewer viewer, @PathVariable UUID id, Model model) {
    model.addAttribute("form", new AcceptanceForm("", ""));
    fill(model, viewer, id);
    return VIEW;
  }

  @PostMapping("/support/{id}/acceptance")
  @Takes(SupportStep.ANSWER)
  String answer(
      Viewer viewer, @PathVariable UUID id, @ModelAttribute("form") AcceptanceForm form,
      BindingResult errors, Model model, HttpServletResponse response, RedirectAttributes redirect) {
    CycleView cycle = fill(model, viewer, id);
    form.check(errors);
    if (pages.proxyMissing(model, viewer, cycle) || errors.hasErrors()) {
      return SupportPages.again(response, VIEW);
    }
    SupportCycleId key = new SupportCycleId(id);
    boolean accepts = form.answer().equals(AcceptanceForm.ACCEPT);
    Outcome<Void> outcome =
        accepts ? acceptance.accept(viewer, key) : acceptance.decline(viewer, key, form.reason());
    if (SupportPages.refused(outcome, errors)) {
      return SupportPages.again(response, VIEW);
    }
    FlashMessages.success(redirect, accepts ? "support.flash.accepted" : "support.flash.declined");
    return SupportPages.toCase(id);
  }

  private CycleView fill(Model model, Viewer viewer, UUID id) {
    CycleView cycle = pages.fill(model, viewer, new SupportCycleId(id), "support.acceptance.title");
    model.addAttribute(
        "answers",
        List.of(
            pages.option(AcceptanceForm.ACCEPT, "support.acceptance.accept"),
            pages.option(AcceptanceForm.DECLINE, "support.acceptance.decline")));
    return cycle;
  }
}
