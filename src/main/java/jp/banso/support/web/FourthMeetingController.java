package jp.banso.support.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.UUID;
import jp.banso.parties.Viewer;
import jp.banso.platform.web.FlashMessages;
import jp.banso.support.FourthMeetingService;
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

/** 第4回（予備）の要否. */
@Controller
class FourthMeetingController {

  private static final String VIEW = "support/fourth-meeting";
  private static final String SETTLED = "SETTLED";
  private static final String OPEN = "OPEN";

  private final FourthMeetingService service;
  private final SupportPages pages;

  FourthMeetingController(FourthMeetingService service, SupportPages pages) {
    this.service = service;
    this.pages = pages;
  }

  @GetMapping("/support/{id}/fourth-meeting")
  @Takes(SupportStep.JUDGE_FOURTH_MEETING)
  String page(Viewer viewer, @PathVariable UUID id, Model model) {
    model.addAttribute("form", ChoiceForm.empty());
    fill(model, viewer, id);
    return VIEW;
  }

  @PostMapping("/support/{id}/fourth-meeting")
  @Takes(SupportStep.JUDGE_FOURTH_MEETING)
  String judge(
      Viewer viewer, @PathVariable UUID id, @ModelAttribute("form") ChoiceForm form,
      BindingResult errors, Model model, HttpServletResponse response, RedirectAttributes redirect) {
    fill(model, viewer, id);
    if (!form.choice().equals(SETTLED) && !form.choice().equals(OPEN)) {
      errors.rejectValue("choice", "support.error.choose");
    }
    Typed.need(errors, "reason", form.reason(), Typed.LONG);
    boolean settled = form.choice().equals(SETTLED);
    if (errors.hasErrors()
        || SupportPages.refused(
            service.judge(viewer, new SupportCycleId(id), settled, form.reason()), errors)) {
      return SupportPages.again(response, VIEW);
    }
    FlashMessages.success(redirect, settled ? "support.flash.settled" : "support.flash.notSettled");
    return SupportPages.toCase(id);
  }

  private void fill(Model model, Viewer viewer, UUID id) {
    pages.fill(model, viewer, new SupportCycleId(id), "support.fourth.title");
    model.addAttribute(
        "choices",
        List.of(pages.option(SETTLED, "support.fourth.settled"), pages.option(OPEN, "support.fourth.notSettled")));
  }
}
