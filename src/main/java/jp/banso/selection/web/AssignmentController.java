package jp.banso.selection.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.UUID;
import jp.banso.parties.Viewer;
import jp.banso.platform.web.FlashMessages;
import jp.banso.platform.web.FreeText;
import jp.banso.selection.ReviewId;
import jp.banso.selection.ReviewerService;
import jp.banso.selection.RoundStep;
import jp.banso.selection.RoundView;
import jp.banso.selection.SelectionRoundId;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BeanPropertyBindingResult;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** 審査員の割当. */
@Controller
class AssignmentController {

  private static final String TITLE = "selection.assign.title";

  private final ReviewerService service;
  private final RoundModel model;

  AssignmentController(ReviewerService service, RoundModel model) {
    this.service = service;
    this.model = model;
  }

  @GetMapping("/selection/{id}/reviewers")
  @Takes(RoundStep.ASSIGN_REVIEWERS)
  String page(Viewer viewer, @PathVariable UUID id, Model page) {
    RoundView round = model.fillStep(page, viewer, new SelectionRoundId(id), TITLE);
    page.addAttribute("form", AssignmentForm.blank(round));
    return "selection/reviewers";
  }

  @PostMapping("/selection/{id}/reviewers")
  @Takes(RoundStep.ASSIGN_REVIEWERS)
  String assign(
      Viewer viewer,
      @PathVariable UUID id,
      @ModelAttribute("form") AssignmentForm typed,
      Model page,
      HttpServletResponse response,
      RedirectAttributes redirect) {
    SelectionRoundId roundId = new SelectionRoundId(id);
    RoundView round = model.fillStep(page, viewer, roundId, TITLE);
    // one may have joined or left since the page was opened: what is said stands at its application
    AssignmentForm form = typed.onto(round);
    BindingResult errors = new BeanPropertyBindingResult(form, "form");
    form.check(errors, round);
    if (FormErrors.refused(errors, response, () -> service.assign(viewer, roundId, form.chosen()))) {
      page.addAttribute("form", form);
      page.addAttribute(BindingResult.MODEL_KEY_PREFIX + "form", errors);
      return "selection/reviewers";
    }
    FlashMessages.success(redirect, "selection.flash.assigned");
    return "redirect:/selection/" + id;
  }

  @PostMapping("/selection/{id}/reviews/{review}/replacement")
  String replace(
      Viewer viewer,
      @PathVariable UUID id,
      @PathVariable UUID review,
      @ModelAttribute("replacement") ReplacementForm form,
      BindingResult errors,
      Model page,
      HttpServletResponse response,
      RedirectAttributes redirect) {
    SelectionRoundId roundId = new SelectionRoundId(id);
    service.requireReplaceable(viewer, roundId, new ReviewId(review));
    FreeText.of(errors).limit("reason", form.reason(), FreeText.NOTE);
    boolean again =
        FormErrors.refused(
            errors, response,
            () ->
                service.replace(
                    viewer, roundId, new ReviewId(review), form.chosen(), form.reason()));
    if (again) {
      page.addAttribute("replacing", new ReviewId(review));
      model.fillCase(page, viewer, roundId);
      return "selection/case";
    }
    FlashMessages.success(redirect, "selection.flash.replaced");
    return "redirect:/selection/" + id;
  }

  /** Another reviewer, or nobody, and why; as typed. */
  record ReplacementForm(String reviewer, String reason) {

    UUID chosen() {
      return reviewer == null || reviewer.isBlank() ? null : Ids.of(reviewer);
    }
  }
}
