package jp.banso.applications.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.UUID;
import jp.banso.applications.ApplicationId;
import jp.banso.applications.ApplicationView;
import jp.banso.applications.ApplicationView.Step;
import jp.banso.applications.WithdrawalService;
import jp.banso.kernel.Outcome;
import jp.banso.parties.Viewer;
import jp.banso.platform.web.FieldLabel;
import jp.banso.platform.web.FlashMessages;
import jp.banso.platform.web.FreeText;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** 申込みの取下げ. */
@Controller
class WithdrawalController {

  private static final String NO_REASON = "applications.refused.withdrawalReason";

  private final WithdrawalService withdrawals;
  private final CasePages pages;

  WithdrawalController(WithdrawalService withdrawals, CasePages pages) {
    this.withdrawals = withdrawals;
    this.pages = pages;
  }

  /** Why it is withdrawn. */
  record WithdrawalForm(Long version, @FieldLabel("applications.withdrawal.reason") String reason) {}

  @GetMapping("/applications/{id}/withdrawal")
  String show(Viewer viewer, @PathVariable UUID id, Model model) {
    ApplicationView view = pages.fill(viewer, new ApplicationId(id), model);
    if (!view.can(Step.WITHDRAW)) {
      return CasePages.toCase(id);
    }
    model.addAttribute("form", new WithdrawalForm(view.version(), ""));
    return "applications/withdrawal";
  }

  @PostMapping("/applications/{id}/withdrawal")
  String withdraw(
      Viewer viewer, @PathVariable UUID id, @ModelAttribute("form") WithdrawalForm form,
      Model model, HttpServletResponse response, RedirectAttributes redirect) {
    ApplicationView view = pages.forStep(viewer, id, Step.WITHDRAW, form.version(), model);
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
                    withdrawals.withdraw(
                        viewer, view.id(), view.version(), DraftController.text(form.reason())));
    if (CasePages.refused(done, "form", Map.of(), model, response)) {
      return "applications/withdrawal";
    }
    FlashMessages.success(redirect, "applications.flash.withdrawn");
    return CasePages.toCase(id);
  }
}
