package jp.banso.support.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import jp.banso.kernel.Outcome;
import jp.banso.parties.Viewer;
import jp.banso.platform.web.FlashMessages;
import jp.banso.platform.web.OptionView;
import jp.banso.support.PlannedMeeting;
import jp.banso.support.PlanningService;
import jp.banso.support.SupportCycleId;
import jp.banso.support.SupportDesk;
import jp.banso.support.SupportStep;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** 支援計画・年間日程案, and the end of an advisor's assignment. */
@Controller
class PlanController {

  private static final String VIEW = "support/plan";

  private final PlanningService planning;
  private final SupportDesk desk;
  private final SupportPages pages;

  PlanController(PlanningService planning, SupportDesk desk, SupportPages pages) {
    this.planning = planning;
    this.desk = desk;
    this.pages = pages;
  }

  @GetMapping("/support/{id}/plan")
  @Takes(SupportStep.PLAN)
  String page(Viewer viewer, @PathVariable UUID id, Model model) {
    fill(model, viewer, id);
    int meetings = desk.limits(viewer, new SupportCycleId(id)).meetings().count();
    model.addAttribute(
        "form",
        new PlanForm(
            Stream.generate(() -> new PlanForm.PlanRow("", "", "")).limit(meetings).toList(), List.of(), ""));
    return VIEW;
  }

  @PostMapping("/support/{id}/plan")
  @Takes(SupportStep.PLAN)
  String plan(
      Viewer viewer, @PathVariable UUID id, @ModelAttribute("form") PlanForm form,
      BindingResult errors, Model model, HttpServletResponse response, RedirectAttributes redirect) {
    fill(model, viewer, id);
    List<PlannedMeeting> meetings = form.read(errors);
    planning.findings(viewer, new SupportCycleId(id), meetings)
        .forEach(found -> SupportPages.refused(found, errors));
    if (errors.hasErrors()
        || SupportPages.refused(
            planning.plan(viewer, new SupportCycleId(id), meetings, form.advisorIds(), form.note()), errors)) {
      return SupportPages.again(response, VIEW);
    }
    FlashMessages.success(redirect, "support.flash.planned");
    return SupportPages.toCase(id);
  }

  @PostMapping("/support/{id}/advisors/{advisorId}/end")
  @Takes(SupportStep.END_ASSIGNMENT)
  String end(
      Viewer viewer, @PathVariable UUID id, @PathVariable UUID advisorId, RedirectAttributes redirect) {
    Outcome<Void> outcome = planning.endAssignment(viewer, new SupportCycleId(id), advisorId);
    if (outcome instanceof Outcome.Refused<Void> refused) {
      FlashMessages.refused(redirect, refused);
    } else {
      FlashMessages.success(redirect, "support.flash.advisorEnded");
    }
    return SupportPages.toCase(id);
  }

  private void fill(Model model, Viewer viewer, UUID id) {
    pages.fill(model, viewer, new SupportCycleId(id), "support.plan.title");
    model.addAttribute("forms", pages.forms());
    model.addAttribute(
        "advisors",
        desk.candidates(viewer, new SupportCycleId(id)).stream()
            .map(person -> new OptionView(person.id().toString(), person.displayName()))
            .toList());
  }
}
