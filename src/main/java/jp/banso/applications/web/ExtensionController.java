package jp.banso.applications.web;

import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import jp.banso.applications.ApplicationId;
import jp.banso.applications.ApplicationView;
import jp.banso.applications.ExtensionService;
import jp.banso.applications.ExtensionService.ExtensionPage;
import jp.banso.kernel.CalendarYears;
import jp.banso.kernel.Outcome;
import jp.banso.parties.Viewer;
import jp.banso.platform.web.FieldLabel;
import jp.banso.platform.web.FlashMessages;
import jp.banso.platform.web.FreeText;
import jp.banso.platform.web.OptionView;
import jp.banso.platform.web.UnreadDate;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** 締切の延長 of one application: proposed, answered and taken back on one page. */
@Controller
class ExtensionController {

  private static final String PAGE = "/applications/{id}/extension";
  private static final String VIEW = "applications/extension";
  private static final String YES = "yes";

  private final ExtensionService extensions;
  private final CasePages pages;

  ExtensionController(ExtensionService extensions, CasePages pages) {
    this.extensions = extensions;
    this.pages = pages;
  }

  /** To which day, and why. */
  record ExtensionForm(
      @FieldLabel("applications.extension.until") String until,
      @FieldLabel("applications.extension.reason") String reason) {}

  /** What is answered to it. */
  record AnswerForm(
      @FieldLabel("applications.extension.decision") String decision,
      @FieldLabel("applications.extension.note") String note) {}

  /** Why it is taken back. */
  record TakeBackForm(@FieldLabel("applications.extension.withdraw.reason") String why) {}

  @GetMapping(PAGE)
  String show(Viewer viewer, @PathVariable UUID id, Model model) {
    return page(viewer, id, model);
  }

  @PostMapping(PAGE)
  String propose(
      Viewer viewer, @PathVariable UUID id, @ModelAttribute("proposal") ExtensionForm form, BindingResult errors,
      Model model, HttpServletResponse response, RedirectAttributes redirect) {
    ApplicationId application = new ApplicationId(id);
    extensions.guardProposal(viewer, application);
    Optional<LocalDate> day = CalendarYears.parse(form.until());
    String reason = DraftController.text(form.reason()).strip();
    if (day.isEmpty()) {
      errors.rejectValue("until", UnreadDate.reason(form.until(), "applications.refused.extensionDate"));
    } else if (extensions.judge(viewer, application, day.get()) instanceof Outcome.Refused<Void> refused) {
      errors.rejectValue("until", refused.messageKey(), refused.arguments().toArray(), "");
    }
    FreeText.of(errors)
        .refuse(reason.isEmpty(), "reason", "applications.refused.extensionReason")
        .limit("reason", reason, FreeText.NOTE);
    if (errors.hasErrors()) {
      response.setStatus(422);
      return page(viewer, id, model);
    }
    extensions.propose(viewer, application, day.get(), reason).orThrow();
    FlashMessages.success(redirect, "applications.flash.extensionProposed");
    return "redirect:/applications/" + id + "/extension";
  }

  @PostMapping(PAGE + "/answer")
  String answer(
      Viewer viewer, @PathVariable UUID id, @RequestParam UUID extension, @ModelAttribute("answer") AnswerForm form,
      BindingResult errors, Model model, HttpServletResponse response, RedirectAttributes redirect) {
    ApplicationId application = new ApplicationId(id);
    extensions.guardAnswer(viewer, application, extension);
    boolean agreed = YES.equals(form.decision());
    FreeText.of(errors)
        .refuse(form.decision() == null || form.decision().isEmpty(), "decision", "applications.refused.decision")
        .limit("note", form.note(), FreeText.NOTE);
    Outcome<Void> done =
        errors.hasErrors()
            ? Outcome.refused("applications.refused.decision")
            : wordNeeded(viewer, application)
                ? pages.onTheirWord(viewer, model).then(said -> answer(viewer, application, extension, agreed, form))
                : answer(viewer, application, extension, agreed, form);
    if (CasePages.refused(
        done, "answer",
        Map.of("applications.refused.extensionNote", "note", "applications.refused.extensionPassed", "decision"),
        model, response)) {
      return page(viewer, id, model);
    }
    FlashMessages.success(redirect, agreed ? "applications.flash.extended" : "applications.flash.extensionDeclined");
    return CasePages.toCase(id);
  }

  private Outcome<Void> answer(Viewer viewer, ApplicationId id, UUID extension, boolean agreed, AnswerForm form) {
    return extensions.answer(viewer, id, extension, agreed, DraftController.text(form.note()).strip());
  }

  /** Another manager answers in person, the secretariat for the ministry on its word. */
  private boolean wordNeeded(Viewer viewer, ApplicationId id) {
    return extensions.page(viewer, id).byMinistry();
  }

  @PostMapping(PAGE + "/note")
  String note(Viewer viewer, @PathVariable UUID id, @RequestParam UUID extension, RedirectAttributes redirect) {
    extensions.note(viewer, new ApplicationId(id), extension);
    FlashMessages.success(redirect, "applications.flash.extensionNoted");
    return CasePages.toCase(id);
  }

  @PostMapping(PAGE + "/withdrawal")
  String withdraw(
      Viewer viewer, @PathVariable UUID id, @RequestParam UUID extension,
      @ModelAttribute("takeBack") TakeBackForm form, BindingResult errors, Model model, HttpServletResponse response,
      RedirectAttributes redirect) {
    ApplicationId application = new ApplicationId(id);
    extensions.guardWithdrawal(viewer, application, extension);
    String why = DraftController.text(form.why()).strip();
    FreeText.of(errors)
        .refuse(why.isEmpty(), "why", "applications.refused.extensionWithdrawal")
        .limit("why", why, FreeText.NOTE);
    if (errors.hasErrors()) {
      response.setStatus(422);
      return page(viewer, id, model);
    }
    extensions.withdraw(viewer, application, extension, why);
    FlashMessages.success(redirect, "applications.flash.extensionWithdrawn");
    return CasePages.toCase(id);
  }

  private String page(Viewer viewer, UUID id, Model model) {
    ApplicationId application = new ApplicationId(id);
    ApplicationView view = pages.fill(viewer, application, model);
    ExtensionPage page = extensions.page(viewer, view.id());
    model.addAttribute("page", page);
    model.addAttribute("lastMoment", pages.said(page.last()));
    model.addAttribute(
        "decisions",
        List.of(
            new OptionView(YES, pages.text("applications.extension.yes")),
            new OptionView("no", pages.text("applications.extension.no"))));
    if (!model.containsAttribute("proposal")) {
      model.addAttribute("proposal", new ExtensionForm("", ""));
    }
    if (!model.containsAttribute("answer")) {
      model.addAttribute("answer", new AnswerForm("", ""));
    }
    if (!model.containsAttribute("takeBack")) {
      model.addAttribute("takeBack", new TakeBackForm(""));
    }
    return VIEW;
  }
}
