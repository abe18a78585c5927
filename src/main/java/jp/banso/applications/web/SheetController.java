package jp.banso.applications.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.UUID;
import jp.banso.applications.ApplicationId;
import jp.banso.applications.ApplicationView;
import jp.banso.applications.ApplicationView.Step;
import jp.banso.applications.CaseReading;
import jp.banso.applications.CheckSheet;
import jp.banso.applications.ReviewService;
import jp.banso.kernel.Outcome;
import jp.banso.kernel.StaleEdit;
import jp.banso.parties.Viewer;
import jp.banso.platform.web.FlashMessages;
import org.springframework.context.MessageSource;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The secretariat copies the check sheet of a submission that came by mail. */
@Controller
class SheetController {

  private final ReviewService reviews;
  private final CaseReading cases;
  private final CasePages pages;
  private final MessageSource messages;
  private final FilesBeside beside;

  SheetController(
      ReviewService reviews, CaseReading cases, CasePages pages, MessageSource messages, FilesBeside beside) {
    this.reviews = reviews;
    this.cases = cases;
    this.pages = pages;
    this.messages = messages;
    this.beside = beside;
  }

  @GetMapping("/applications/{id}/sheet")
  String show(Viewer viewer, @PathVariable UUID id, Model model) {
    ApplicationView view = pages.fill(viewer, new ApplicationId(id), model);
    if (!view.can(Step.SHEET)) {
      return CasePages.toCase(id);
    }
    model.addAttribute("form", kept(viewer, view));
    return page(viewer, view, model);
  }

  private SheetForm kept(Viewer viewer, ApplicationView view) {
    CheckSheet sheet =
        cases
            .earlierSheet(viewer, view.id())
            .or(() -> cases.checkSheet(viewer, view.id()))
            .orElseGet(CheckSheet::blank);
    return SheetForm.of(sheet, view.version());
  }

  private String page(Viewer viewer, ApplicationView view, Model model) {
    pages.compareWithReplaced(viewer, view, model);
    model.addAttribute("files", cases.files(viewer, view.id()));
    beside.into(model, viewer, view);
    model.addAttribute("yesNo", SheetForm.answers(messages));
    return "applications/sheet";
  }

  @PostMapping("/applications/{id}/sheet")
  String copy(
      Viewer viewer, @PathVariable UUID id, @ModelAttribute("form") SheetForm form, Model model,
      HttpServletResponse response, RedirectAttributes redirect) {
    try {
      ApplicationView view = pages.forStep(viewer, id, Step.SHEET, form.version(), model);
      Outcome<Void> done =
          form.sheet(model).then(sheet -> reviews.copySheet(viewer, view.id(), view.version(), sheet));
      if (CasePages.refused(done, model, response)) {
        return page(viewer, view, model);
      }
    } catch (StaleEdit | OptimisticLockingFailureException quicker) {
      ApplicationView view = pages.forStep(viewer, id, Step.SHEET, model);
      return form.against(kept(viewer, view), messages)
          .orReload("/applications/" + id + "/sheet")
          .over(page(viewer, view, model), model, response);
    }
    FlashMessages.success(redirect, "applications.flash.sheet");
    return CasePages.toCase(id) + "/formalities";
  }
}
