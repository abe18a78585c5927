package jp.banso.selection.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import jp.banso.parties.CaseHistory;
import jp.banso.parties.Viewer;
import jp.banso.platform.web.FlashMessages;
import jp.banso.platform.web.FreeText;
import jp.banso.platform.web.LinkView;
import jp.banso.platform.web.OptionView;
import jp.banso.selection.PromotionPages;
import jp.banso.selection.PromotionState;
import jp.banso.selection.PromotionView;
import jp.banso.selection.ReservePromotionId;
import jp.banso.selection.ReserveService;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** 補欠の繰上げ after a 辞退. */
@Controller
class ReserveController {

  private static final String PAGE = "selection/reserve";

  private final ReserveService service;
  private final PromotionPages pages;
  private final ConcurrenceWeb concurrence;
  private final CaseHistory history;
  private final MessageSource messages;

  ReserveController(
      ReserveService service,
      PromotionPages pages,
      ConcurrenceWeb concurrence,
      CaseHistory history,
      MessageSource messages) {
    this.service = service;
    this.pages = pages;
    this.concurrence = concurrence;
    this.history = history;
    this.messages = messages;
  }

  @GetMapping("/selection/reserves/{id}")
  String page(Viewer viewer, @PathVariable UUID id, Model model) {
    fill(viewer, id, model);
    model.addAttribute("form", new PromotionForm("", ""));
    model.addAttribute("concurForm", new ConcurrenceForm("", ""));
    return PAGE;
  }

  @PostMapping("/selection/reserves/{id}")
  String propose(
      Viewer viewer,
      @PathVariable UUID id,
      @ModelAttribute("form") PromotionForm form,
      BindingResult errors,
      Model model,
      HttpServletResponse response,
      RedirectAttributes redirect) {
    pages.require(viewer, new ReservePromotionId(id), PromotionState.PROPOSING);
    if (!form.answered()) {
      errors.rejectValue("choice", "selection.promotion.refused.choice");
    }
    FreeText.of(errors).limit("reason", form.reason(), FreeText.NOTE);
    boolean again =
        FormErrors.refused(
            errors, response,
            () -> service.propose(viewer, new ReservePromotionId(id), form.reserve(), form.reason()));
    if (again) {
      fill(viewer, id, model);
      model.addAttribute("concurForm", new ConcurrenceForm("", ""));
      return PAGE;
    }
    FlashMessages.success(redirect, "selection.flash.reserveProposed");
    return "redirect:/selection/reserves/" + id;
  }

  @PostMapping("/selection/reserves/{id}/concurrence")
  String concur(
      Viewer viewer,
      @PathVariable UUID id,
      @ModelAttribute("concurForm") ConcurrenceForm form,
      BindingResult errors,
      Model model,
      HttpServletResponse response,
      RedirectAttributes redirect) {
    pages.require(viewer, new ReservePromotionId(id), PromotionState.CONCURRING);
    boolean again =
        concurrence.refuses(
            viewer, form, errors, model, response,
            () -> service.concur(viewer, new ReservePromotionId(id), form.agreed(), form.note()));
    if (again) {
      fill(viewer, id, model);
      model.addAttribute("form", new PromotionForm("", ""));
      return PAGE;
    }
    FlashMessages.success(
        redirect, form.agreed() ? "selection.flash.concurred" : "selection.flash.returned");
    return "redirect:/selection/reserves/" + id;
  }

  private void fill(Viewer viewer, UUID id, Model model) {
    PromotionView view = pages.view(viewer, new ReservePromotionId(id));
    model.addAttribute("view", view);
    model.addAttribute("history", history.of(viewer, view.key()));
    model.addAttribute(
        "mayPropose",
        viewer.isManagerOf(view.programme()) && view.state() == PromotionState.PROPOSING);
    model.addAttribute("mayConcur", view.state() == PromotionState.CONCURRING);
    concurrence.fill(model, viewer);
    List<OptionView> choices = new ArrayList<>();
    for (PromotionView.Reserve reserve : view.reserves()) {
      choices.add(
          new OptionView(
              reserve.application().value().toString(),
              messages.getMessage(
                  "selection.promotion.choice",
                  new Object[] {reserve.rank(), reserve.prefectureName(), reserve.areaName()},
                  Locale.JAPAN)));
    }
    choices.add(new OptionView(PromotionForm.NONE, text("selection.promotion.choice.NONE")));
    model.addAttribute("choices", choices);
    model.addAttribute(
        "trail",
        List.of(
            new LinkView(text("selection.list.title"), "/selection"),
            new LinkView(view.callTitle(), "/selection/" + view.round().value()),
            new LinkView(text("selection.promotion.title"), null)));
  }

  private String text(String key) {
    return messages.getMessage(key, null, Locale.JAPAN);
  }
}
