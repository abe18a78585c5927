package jp.banso.support.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.UUID;
import jp.banso.parties.Viewer;
import jp.banso.platform.web.FlashMessages;
import jp.banso.support.StopService;
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

/** 支援の中止. */
@Controller
class StopController {

  private static final String VIEW = "support/stop";

  private final StopService service;
  private final SupportPages pages;

  StopController(StopService service, SupportPages pages) {
    this.service = service;
    this.pages = pages;
  }

  @GetMapping("/support/{id}/stop")
  @Takes(SupportStep.STOP)
  String page(Viewer viewer, @PathVariable UUID id, Model model) {
    model.addAttribute("form", ReasonForm.empty());
    fill(model, viewer, id);
    return VIEW;
  }

  @PostMapping("/support/{id}/stop")
  @Takes(SupportStep.STOP)
  String stop(
      Viewer viewer, @PathVariable UUID id, @ModelAttribute("form") ReasonForm form,
      BindingResult errors, Model model, HttpServletResponse response, RedirectAttributes redirect) {
    fill(model, viewer, id);
    Typed.need(errors, "reason", form.reason(), Typed.LONG);
    if (errors.hasErrors()
        || SupportPages.refused(service.stop(viewer, new SupportCycleId(id), form.reason()), errors)) {
      return SupportPages.again(response, VIEW);
    }
    FlashMessages.success(redirect, "support.flash.stopped");
    return SupportPages.toCase(id);
  }

  private void fill(Model model, Viewer viewer, UUID id) {
    pages.fill(model, viewer, new SupportCycleId(id), "support.stop.title");
  }
}
