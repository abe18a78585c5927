package jp.banso.support.web;

import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import jp.banso.kernel.Outcome;
import jp.banso.parties.Viewer;
import jp.banso.platform.web.FlashMessages;
import jp.banso.support.PeriodDecisionService;
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

/** 支援期間の終わり: a longer period, or none. */
@Controller
class PeriodController {

  private static final String VIEW = "support/period";
  private static final String EXTEND = "EXTEND";
  private static final String KEEP = "KEEP";

  private final PeriodDecisionService service;
  private final SupportPages pages;

  PeriodController(PeriodDecisionService service, SupportPages pages) {
    this.service = service;
    this.pages = pages;
  }

  @GetMapping("/support/{id}/period")
  @Takes(SupportStep.DECIDE_PERIOD)
  String page(Viewer viewer, @PathVariable UUID id, Model model) {
    model.addAttribute("form", PeriodForm.empty());
    fill(model, viewer, id);
    return VIEW;
  }

  @PostMapping("/support/{id}/period")
  @Takes(SupportStep.DECIDE_PERIOD)
  String decide(
      Viewer viewer, @PathVariable UUID id, @ModelAttribute("form") PeriodForm form,
      BindingResult errors, Model model, HttpServletResponse response, RedirectAttributes redirect) {
    fill(model, viewer, id);
    boolean extend = form.choice().equals(EXTEND);
    if (!extend && !form.choice().equals(KEEP)) {
      errors.rejectValue("choice", "support.error.choose");
    }
    LocalDate until = extend ? Typed.date(errors, "until", form.until()) : null;
    Typed.need(errors, "reason", form.reason(), Typed.LONG);
    if (errors.hasErrors() || SupportPages.refused(decided(viewer, id, until, form.reason()), errors)) {
      return SupportPages.again(response, VIEW);
    }
    FlashMessages.success(redirect, extend ? "support.flash.periodExtended" : "support.flash.periodKept");
    return SupportPages.toCase(id);
  }

  private Outcome<Void> decided(Viewer viewer, UUID id, LocalDate until, String reason) {
    SupportCycleId key = new SupportCycleId(id);
    return until == null ? service.keep(viewer, key, reason) : service.extend(viewer, key, until, reason);
  }

  private void fill(Model model, Viewer viewer, UUID id) {
    pages.fill(model, viewer, new SupportCycleId(id), "support.period.title");
    model.addAttribute("latest", service.latest(viewer, new SupportCycleId(id)));
    model.addAttribute(
        "choices", List.of(pages.option(EXTEND, "support.period.extend"), pages.option(KEEP, "support.period.keep")));
  }
}
