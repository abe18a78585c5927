package jp.banso.applications.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.UUID;
import jp.banso.applications.ApplicationId;
import jp.banso.applications.ApplicationView;
import jp.banso.applications.ApplicationView.Step;
import jp.banso.applications.RepresentativeService;
import jp.banso.forms.FormPage;
import jp.banso.kernel.Outcome;
import jp.banso.parties.Viewer;
import jp.banso.platform.web.FieldLabel;
import jp.banso.platform.web.FlashMessages;
import jp.banso.platform.web.FreeText;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** 代表者の変更. */
@Controller
class RepresentativeController {

  private static final String NO_REASON = "applications.refused.representativeReason";

  private final RepresentativeService service;
  private final CasePages pages;

  RepresentativeController(RepresentativeService service, CasePages pages) {
    this.service = service;
    this.pages = pages;
  }

  /** Why it changes; the fields of the 代表者 are those of the call's form. */
  record ReasonForm(
      Long version, @FieldLabel("applications.representative.reason") String reason) {}

  @GetMapping("/applications/{id}/representative")
  String show(Viewer viewer, @PathVariable UUID id, Model model) {
    ApplicationId application = new ApplicationId(id);
    ApplicationView view = pages.fill(viewer, application, model);
    if (!view.can(Step.CHANGE_REPRESENTATIVE)) {
      return CasePages.toCase(id);
    }
    model.addAttribute("form", new ReasonForm(view.version(), ""));
    model.addAttribute("formPage", service.page(viewer, application, Map.of()));
    return "applications/representative";
  }

  @PostMapping("/applications/{id}/representative")
  String change(
      Viewer viewer, @PathVariable UUID id, @ModelAttribute("form") ReasonForm form,
      HttpServletRequest request, Model model, HttpServletResponse response,
      RedirectAttributes redirect) {
    ApplicationView view =
        pages.forStep(viewer, id, Step.CHANGE_REPRESENTATIVE, form.version(), model);
    Outcome<Void> typed =
        FreeText.of(model, "form")
            .limit("reason", form.reason(), FreeText.NOTE)
            .refuse(DraftController.text(form.reason()).isBlank(), "reason", NO_REASON)
            .outcome();
    Outcome<Void> done =
        pages
            .onTheirWord(viewer, model)
            .then(said -> typed)
            .then(
                fits ->
                    service.change(
                        viewer, view.id(), view.version(), request.getParameterMap(),
                        DraftController.text(form.reason())));
    if (done instanceof Outcome.Refused<Void>) {
      FormPage page = service.page(viewer, view.id(), request.getParameterMap());
      model.addAttribute("formPage", page);
      response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
      if (page.findings().isEmpty()) {
        CasePages.refused(done, "form", Map.of(), model, response);
      }
      return "applications/representative";
    }
    FlashMessages.success(redirect, "applications.flash.representativeChanged");
    return CasePages.toCase(id);
  }
}
