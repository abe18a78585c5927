package jp.banso.applications.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import jp.banso.applications.CaseReading;
import jp.banso.applications.ApplicationId;
import jp.banso.applications.ApplicationView;
import jp.banso.applications.ApplicationView.Step;
import jp.banso.applications.LateReceiptService;
import jp.banso.calls.CallView;
import jp.banso.calls.Statements.LateReceipt;
import jp.banso.kernel.Outcome;
import jp.banso.parties.Viewer;
import jp.banso.platform.web.FieldLabel;
import jp.banso.platform.web.FlashMessages;
import jp.banso.platform.web.FreeText;
import jp.banso.platform.web.OptionView;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** 期限後提出の取扱い: the manager's decision and the ministry's 了承. */
@Controller
class LateController {

  private static final String YES = "yes";
  private static final String NO = "no";

  private final LateReceiptService lateReceipts;
  private final CaseReading cases;
  private final CasePages pages;

  LateController(LateReceiptService lateReceipts, CaseReading cases, CasePages pages) {
    this.lateReceipts = lateReceipts;
    this.cases = cases;
    this.pages = pages;
  }

  private static final String NO_REASON = "applications.refused.lateReason";
  private static final String NO_NOTE = "applications.refused.lateNote";

  /** What only the service can tell, by the field that it is about. */
  private static final Map<String, String> FIELDS =
      Map.of(NO_REASON, "reason", NO_NOTE, "reason", "applications.refused.lateRule", "decision");

  /** The decision; refusal is preset. */
  record LateForm(
      Long version, @FieldLabel("applications.late.answer") String decision,
      @FieldLabel("applications.late.why") String reason) {

    /** @param always true if the reason must be given with either answer, else only with a refusal */
    Outcome<Boolean> fitting(Model model, boolean always) {
      boolean accepts = YES.equals(decision);
      return FreeText.of(model, "form")
          .refuse(DraftController.text(decision).isEmpty(), "decision", "applications.refused.decision")
          .limit("reason", reason, FreeText.NOTE)
          .refuse(
              DraftController.text(reason).isBlank() && (always || NO.equals(decision)), "reason",
              always ? NO_REASON : NO_NOTE)
          .outcome()
          .then(fits -> Outcome.done(accepts));
    }
  }

  @GetMapping("/applications/{id}/late")
  String show(Viewer viewer, @PathVariable UUID id, Model model) {
    ApplicationView view = pages.fill(viewer, new ApplicationId(id), model);
    if (!view.can(Step.DECIDE_LATE) && !view.can(Step.CONCUR_LATE)) {
      return CasePages.toCase(id);
    }
    model.addAttribute(
        "form", new LateForm(view.version(), view.can(Step.DECIDE_LATE) ? "no" : "", ""));
    return page(viewer, view, model);
  }

  private String page(Viewer viewer, ApplicationView view, Model model) {
    model.addAttribute("decisions", view.can(Step.DECIDE_LATE) ? decisions(model) : answers());
    model.addAttribute("files", cases.files(viewer, view.id()));
    model.addAttribute("content", cases.content(viewer, view.id()).orElse(null));
    return "applications/late";
  }

  /** A call that takes in nothing late leaves no choice. */
  private List<OptionView> decisions(Model model) {
    CallView call = (CallView) model.getAttribute("call");
    OptionView refuse = new OptionView(NO, pages.text("applications.late.refuse"));
    return call.statements().lateReceipt() == LateReceipt.REFUSED
        ? List.of(refuse)
        : List.of(refuse, new OptionView(YES, pages.text("applications.late.accept")));
  }

  private List<OptionView> answers() {
    return List.of(
        new OptionView(YES, pages.text("applications.late.concurYes")),
        new OptionView(NO, pages.text("applications.late.concurNo")));
  }

  @PostMapping("/applications/{id}/late-decision")
  String decide(
      Viewer viewer, @PathVariable UUID id, @ModelAttribute("form") LateForm form, Model model,
      HttpServletResponse response, RedirectAttributes redirect) {
    ApplicationView view = pages.forStep(viewer, id, Step.DECIDE_LATE, form.version(), model);
    Outcome<Void> done =
        form.fitting(model, true)
            .then(
                accept ->
                    lateReceipts.decide(
                        viewer, view.id(), view.version(), accept,
                        DraftController.text(form.reason())));
    if (CasePages.refused(done, "form", FIELDS, model, response)) {
      return page(viewer, view, model);
    }
    FlashMessages.success(
        redirect,
        YES.equals(form.decision())
            ? "applications.flash.lateProposed"
            : "applications.flash.lateRefused");
    return CasePages.toCase(id);
  }

  @PostMapping("/applications/{id}/late-concurrence")
  String concur(
      Viewer viewer, @PathVariable UUID id, @ModelAttribute("form") LateForm form, Model model,
      HttpServletResponse response, RedirectAttributes redirect) {
    ApplicationView view = pages.forStep(viewer, id, Step.CONCUR_LATE, form.version(), model);
    Outcome<Boolean> typed = form.fitting(model, false);
    Outcome<Void> done =
        pages
            .onTheirWord(viewer, model)
            .then(said -> typed)
            .then(
                concurred ->
                    lateReceipts.concur(
                        viewer, view.id(), view.version(), concurred,
                        DraftController.text(form.reason())));
    if (CasePages.refused(done, "form", FIELDS, model, response)) {
      return page(viewer, view, model);
    }
    FlashMessages.success(redirect, "applications.flash.lateAnswered");
    return CasePages.toCase(id);
  }
}
