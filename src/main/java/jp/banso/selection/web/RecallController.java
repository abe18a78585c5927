package jp.banso.selection.web;

import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import jp.banso.kernel.CalendarYears;
import jp.banso.parties.Viewer;
import jp.banso.platform.web.FlashMessages;
import jp.banso.platform.web.FreeText;
import jp.banso.platform.web.OptionView;
import jp.banso.platform.web.UnreadDate;
import jp.banso.selection.RecallService;
import jp.banso.selection.RoundStep;
import jp.banso.selection.SelectionRoundId;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** 再公募の要否. */
@Controller
class RecallController {

  private static final String TITLE = "selection.recall.title";
  private static final String CONCUR = "selection.recall.concur.title";

  private final RecallService service;
  private final RoundModel model;
  private final ConcurrenceWeb concurrence;
  private final MessageSource messages;

  RecallController(
      RecallService service, RoundModel model, ConcurrenceWeb concurrence, MessageSource messages) {
    this.service = service;
    this.model = model;
    this.concurrence = concurrence;
    this.messages = messages;
  }

  @GetMapping("/selection/{id}/recall")
  @Takes(RoundStep.PROPOSE_RECALL)
  String page(Viewer viewer, @PathVariable UUID id, Model page) {
    fill(viewer, id, page);
    page.addAttribute("form", new RecallForm("", "", ""));
    return "selection/recall";
  }

  @PostMapping("/selection/{id}/recall")
  @Takes(RoundStep.PROPOSE_RECALL)
  String propose(
      Viewer viewer,
      @PathVariable UUID id,
      @ModelAttribute("form") RecallForm form,
      BindingResult errors,
      Model page,
      HttpServletResponse response,
      RedirectAttributes redirect) {
    boolean recall = RecallForm.RECALL.equals(form.choice());
    Optional<LocalDate> deadline = recall ? CalendarYears.parse(form.deadline()) : Optional.empty();
    if (!form.answered()) {
      errors.rejectValue("choice", "selection.recall.refused.choice");
    }
    if (recall && deadline.isEmpty()) {
      errors.rejectValue("deadline", UnreadDate.reason(form.deadline(), "selection.recall.refused.date"));
    }
    FreeText.of(errors).limit("reason", form.reason(), FreeText.NOTE);
    boolean again =
        FormErrors.refused(
            errors, response,
            () ->
                service.propose(
                    viewer, new SelectionRoundId(id), deadline.orElse(null), form.reason()));
    if (again) {
      fill(viewer, id, page);
      return "selection/recall";
    }
    FlashMessages.success(redirect, "selection.flash.recallProposed");
    return "redirect:/selection/" + id;
  }

  @GetMapping("/selection/{id}/recall/concurrence")
  @Takes(RoundStep.CONCUR_RECALL)
  String concurrence(Viewer viewer, @PathVariable UUID id, Model page) {
    fillConcurrence(viewer, id, page);
    page.addAttribute("form", new ConcurrenceForm("", ""));
    return "selection/recall-concurrence";
  }

  @PostMapping("/selection/{id}/recall/concurrence")
  @Takes(RoundStep.CONCUR_RECALL)
  String concur(
      Viewer viewer,
      @PathVariable UUID id,
      @ModelAttribute("form") ConcurrenceForm form,
      BindingResult errors,
      Model page,
      HttpServletResponse response,
      RedirectAttributes redirect) {
    boolean again =
        concurrence.refuses(
            viewer, form, errors, page, response,
            () -> service.concur(viewer, new SelectionRoundId(id), form.agreed(), form.note()));
    if (again) {
      fillConcurrence(viewer, id, page);
      return "selection/recall-concurrence";
    }
    FlashMessages.success(
        redirect, form.agreed() ? "selection.flash.concurred" : "selection.flash.returned");
    return "redirect:/selection/" + id;
  }

  private void fill(Viewer viewer, UUID id, Model page) {
    model.fillStep(page, viewer, new SelectionRoundId(id), TITLE);
    page.addAttribute(
        "choices",
        List.of(
            new OptionView(RecallForm.RECALL, text("selection.recall.choice.RECALL")),
            new OptionView(RecallForm.NONE, text("selection.recall.choice.NONE"))));
  }

  private void fillConcurrence(Viewer viewer, UUID id, Model page) {
    model.fillStep(page, viewer, new SelectionRoundId(id), CONCUR);
    concurrence.fill(page, viewer);
  }

  private String text(String key) {
    return messages.getMessage(key, null, Locale.JAPAN);
  }
}
