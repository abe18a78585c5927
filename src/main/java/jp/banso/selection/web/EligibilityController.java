package jp.banso.selection.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import jp.banso.applications.ApplicationId;
import jp.banso.kernel.AlreadyDone;
import jp.banso.kernel.BadInput;
import jp.banso.kernel.StaleEdit;
import jp.banso.parties.CaseHistory;
import jp.banso.parties.Viewer;
import jp.banso.platform.web.FlashMessages;
import jp.banso.platform.web.LinkView;
import jp.banso.platform.web.OptionView;
import jp.banso.selection.EligibilityPages;
import jp.banso.selection.EligibilityService;
import jp.banso.selection.EligibilityState;
import jp.banso.selection.EligibilityView;
import org.springframework.context.MessageSource;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** 応募要件の判定 of one application. */
@Controller
class EligibilityController {

  private static final String PAGE = "selection/eligibility";

  private final EligibilityPages pages;
  private final EligibilityService service;
  private final CaseHistory history;
  private final MessageSource messages;

  EligibilityController(
      EligibilityPages pages, EligibilityService service, CaseHistory history, MessageSource messages) {
    this.pages = pages;
    this.service = service;
    this.history = history;
    this.messages = messages;
  }

  @GetMapping("/selection/eligibility/{application}")
  String page(Viewer viewer, @PathVariable UUID application, Model model) {
    EligibilityView view = fill(viewer, application, model);
    model.addAttribute("form", EligibilityForm.blank(view));
    return PAGE;
  }

  @PostMapping("/selection/eligibility/{application}")
  String judge(
      Viewer viewer,
      @PathVariable UUID application,
      @ModelAttribute("form") EligibilityForm form,
      BindingResult errors,
      Model model,
      HttpServletResponse response,
      RedirectAttributes redirect) {
    try {
      EligibilityView view = pages.toJudge(viewer, new ApplicationId(application));
      if (!form.answers(view)) {
        throw new BadInput("requirements");
      }
      form.check(errors, view);
      form.limit(errors);
      boolean again =
          FormErrors.refused(
              errors, response,
              () -> service.judge(viewer, view.application(), form.version(), form.toVerdict()));
      if (again) {
        fill(viewer, application, model);
        return PAGE;
      }
      FlashMessages.success(redirect, "selection.flash.judged", view.areaName());
      return "redirect:/selection/" + view.round().value();
    } catch (AlreadyDone | StaleEdit | OptimisticLockingFailureException quicker) {
      EligibilityForm theirs = EligibilityForm.recorded(fill(viewer, application, model));
      model.addAttribute("form", form.onto(theirs));
      return form.against(theirs, this::text)
          .orReload("/selection/eligibility/" + application)
          .over(PAGE, model, response);
    }
  }

  private EligibilityView fill(Viewer viewer, UUID application, Model model) {
    EligibilityView view = pages.view(viewer, new ApplicationId(application));
    model.addAttribute("view", view);
    model.addAttribute("history", history.of(viewer, view.key()));
    model.addAttribute(
        "mayJudge",
        viewer.isSecretariatOf(view.programme()) && view.state() == EligibilityState.PREJUDGED);
    model.addAttribute("answers", options("selection.eligibility.answer."));
    model.addAttribute("verdicts", options("selection.eligibility.verdict."));
    Object[] figures = {view.memberMin(), view.memberMax()};
    model.addAttribute(
        "others",
        view.otherRequirements().stream()
            .map(
                rule ->
                    new OptionView(
                        rule, rule + " " + text("applications.requirement." + rule, figures)))
            .toList());
    model.addAttribute(
        "trail",
        List.of(
            new LinkView(text("selection.list.title"), "/selection"),
            new LinkView(text("selection.case.title"), "/selection/" + view.round().value()),
            new LinkView(view.areaName(), null)));
    return view;
  }

  private List<OptionView> options(String prefix) {
    return List.of(
        new OptionView(EligibilityForm.MET, text(prefix + EligibilityForm.MET)),
        new OptionView(EligibilityForm.UNMET, text(prefix + EligibilityForm.UNMET)));
  }

  private String text(String key, Object... arguments) {
    return messages.getMessage(key, arguments, Locale.JAPAN);
  }
}
