package jp.banso.applications.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import jp.banso.applications.ApplicationId;
import jp.banso.applications.ApplicationView;
import jp.banso.applications.ApplicationView.Step;
import jp.banso.applications.DraftService;
import jp.banso.applications.DraftService.Choice;
import jp.banso.applications.SaveResult;
import jp.banso.kernel.BadInput;
import jp.banso.kernel.Outcome;
import jp.banso.parties.Viewer;
import jp.banso.platform.web.FlashMessages;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** 食い違いの確認: what is left to the writer after a save in which somebody else had changed the same. */
@Controller
class ClashController {

  private static final String CHOICE = "choice.";

  private final DraftService drafts;
  private final CasePages pages;
  private final ClashPages clashes;

  ClashController(DraftService drafts, CasePages pages, ClashPages clashes) {
    this.drafts = drafts;
    this.pages = pages;
    this.clashes = clashes;
  }

  @GetMapping("/applications/{id}/clashes/{page}")
  String show(Viewer viewer, @PathVariable UUID id, @PathVariable UUID page, Model model) {
    return clashes.page(viewer, pages.forStep(viewer, id, Step.EDIT, model), page, Map.of(), model);
  }

  @PostMapping("/applications/{id}/clashes/{page}")
  String settle(
      Viewer viewer, @PathVariable UUID id, @PathVariable UUID page, HttpServletRequest request, HttpServletResponse response,
      Model model, RedirectAttributes redirect) {
    Map<String, Choice> choices = choices(request);
    Outcome<SaveResult> outcome =
        drafts.settle(viewer, new ApplicationId(id), page, choices, request.getParameterMap());
    if (outcome instanceof Outcome.Done<SaveResult> done && done.value() instanceof SaveResult.Saved) {
      FlashMessages.success(redirect, "applications.flash.settled");
      return CasePages.toCase(id) + "/edit";
    }
    ApplicationView view = pages.forStep(viewer, id, Step.EDIT, model);
    if (CasePages.refused(outcome, model, response)) {
      return clashes.page(viewer, view, page, choices, model);
    }
    SaveResult result = outcome.orThrow();
    if (result instanceof SaveResult.Clashing again) {
      response.setStatus(HttpStatus.CONFLICT.value());
      return clashes.page(viewer, view, again.page(), Map.of(), model);
    }
    if (result instanceof SaveResult.WordMissing) {
      CasePages.refused(pages.onTheirWord(viewer, model), model, response);
    } else {
      CasePages.refused(Outcome.refused("applications.clash.refused.typed"), model, response);
    }
    return clashes.page(viewer, view, page, choices, model);
  }

  private static Map<String, Choice> choices(HttpServletRequest request) {
    Map<String, Choice> choices = new HashMap<>();
    request
        .getParameterMap()
        .forEach(
            (name, values) -> {
              if (name.startsWith(CHOICE)) {
                choices.put(name.substring(CHOICE.length()), choice(values[0]));
              }
            });
    return choices;
  }

  private static Choice choice(String value) {
    try {
      return Choice.valueOf(value);
    } catch (IllegalArgumentException e) {
      throw new BadInput("choice");
    }
  }
}
