package jp.banso.support.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.UUID;
import jp.banso.kernel.Outcome;
import jp.banso.parties.Viewer;
import jp.banso.platform.web.FlashMessages;
import jp.banso.support.CycleView;
import jp.banso.support.QuestionService;
import jp.banso.support.SupportCycleId;
import jp.banso.support.SupportStep;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** 構成員からの質問: asked, sorted, advised on, answered. */
@Controller
class QuestionController {

  private static final String NEW = "support/question-new";
  private static final String VIEW = "support/question";
  private static final String PAGE = "/support/{id}/questions/{ordinal}";

  private final QuestionService questions;
  private final QuestionModel page;
  private final SupportPages pages;

  QuestionController(QuestionService questions, QuestionModel page, SupportPages pages) {
    this.questions = questions;
    this.page = page;
    this.pages = pages;
  }

  @GetMapping("/support/{id}/questions/new")
  @Takes(SupportStep.ASK_QUESTION)
  String begin(Viewer viewer, @PathVariable UUID id, Model model) {
    model.addAttribute("form", new QuestionForm("", ""));
    page.ask(model, viewer, id);
    return NEW;
  }

  @PostMapping("/support/{id}/questions")
  @Takes(SupportStep.ASK_QUESTION)
  String ask(
      Viewer viewer, @PathVariable UUID id, @ModelAttribute("form") QuestionForm form,
      BindingResult errors, Model model, HttpServletResponse response, RedirectAttributes redirect) {
    CycleView cycle = page.ask(model, viewer, id);
    form.check(errors);
    if (pages.proxyMissing(model, viewer, cycle) || errors.hasErrors()) {
      return SupportPages.again(response, NEW);
    }
    Outcome<Integer> outcome = questions.ask(viewer, new SupportCycleId(id), form.member(), form.body());
    if (SupportPages.refused(outcome, errors)) {
      return SupportPages.again(response, NEW);
    }
    return done(redirect, id, outcome.orThrow(), "support.flash.questionAsked");
  }

  @GetMapping(PAGE)
  String show(Viewer viewer, @PathVariable UUID id, @PathVariable int ordinal, Model model) {
    page.fill(model, viewer, id, ordinal);
    return VIEW;
  }

  @PostMapping(PAGE + "/route")
  @Takes(SupportStep.ROUTE_QUESTION)
  String route(
      Viewer viewer, @PathVariable UUID id, @PathVariable int ordinal,
      @ModelAttribute("routeForm") RouteForm form, BindingResult errors, Model model,
      HttpServletResponse response, RedirectAttributes redirect) {
    form.check(errors);
    if (errors.hasErrors() || SupportPages.refused(routed(viewer, id, ordinal, form), errors)) {
      return again(viewer, id, ordinal, model, response);
    }
    return done(redirect, id, ordinal, "support.flash.questionRouted");
  }

  private Outcome<Void> routed(Viewer viewer, UUID id, int ordinal, RouteForm form) {
    SupportCycleId key = new SupportCycleId(id);
    return switch (form.route()) {
      case RouteForm.ADVISOR -> questions.routeToAdvisor(viewer, key, ordinal, form.advisor());
      case RouteForm.OUT_OF_SCOPE -> questions.outOfScope(viewer, key, ordinal, form.guidance());
      default -> questions.routeToSecretariat(viewer, key, ordinal);
    };
  }

  @PostMapping(PAGE + "/advice")
  @Takes(SupportStep.ADVISE_QUESTION)
  String advise(
      Viewer viewer, @PathVariable UUID id, @PathVariable int ordinal,
      @ModelAttribute("adviceForm") ReasonForm form, BindingResult errors, Model model,
      HttpServletResponse response, RedirectAttributes redirect) {
    Typed.need(errors, "reason", form.reason(), Typed.LONG);
    if (page.proxyMissing(model, viewer, id)
        || errors.hasErrors()
        || SupportPages.refused(
            questions.advise(viewer, new SupportCycleId(id), ordinal, form.reason()), errors)) {
      return again(viewer, id, ordinal, model, response);
    }
    FlashMessages.success(redirect, "support.flash.questionAdvised");
    return "redirect:/support";
  }

  @PostMapping(PAGE + "/take-back")
  @Takes(SupportStep.TAKE_BACK_QUESTION)
  String takeBack(
      Viewer viewer, @PathVariable UUID id, @PathVariable int ordinal,
      @ModelAttribute("takeBackForm") ReasonForm form, BindingResult errors, Model model,
      HttpServletResponse response, RedirectAttributes redirect) {
    Typed.need(errors, "reason", form.reason(), Typed.LONG);
    if (errors.hasErrors()
        || SupportPages.refused(
            questions.takeBack(viewer, new SupportCycleId(id), ordinal, form.reason()), errors)) {
      return again(viewer, id, ordinal, model, response);
    }
    return done(redirect, id, ordinal, "support.flash.questionTakenBack");
  }

  @PostMapping(PAGE + "/answer")
  @Takes(SupportStep.ANSWER_QUESTION)
  String answer(
      Viewer viewer, @PathVariable UUID id, @PathVariable int ordinal,
      @ModelAttribute("answerForm") ReasonForm form, BindingResult errors, Model model,
      HttpServletResponse response, RedirectAttributes redirect) {
    Typed.need(errors, "reason", form.reason(), Typed.LONG);
    if (errors.hasErrors()
        || SupportPages.refused(
            questions.answer(viewer, new SupportCycleId(id), ordinal, form.reason()), errors)) {
      return again(viewer, id, ordinal, model, response);
    }
    return done(redirect, id, ordinal, "support.flash.questionAnswered");
  }

  @PostMapping(PAGE + "/cancel")
  @Takes(SupportStep.CANCEL_QUESTION)
  String cancel(
      Viewer viewer, @PathVariable UUID id, @PathVariable int ordinal, RedirectAttributes redirect) {
    questions.cancel(viewer, new SupportCycleId(id), ordinal);
    return done(redirect, id, ordinal, "support.flash.questionCancelled");
  }

  private String again(
      Viewer viewer, UUID id, int ordinal, Model model, HttpServletResponse response) {
    page.fill(model, viewer, id, ordinal);
    return SupportPages.again(response, VIEW);
  }

  private static String done(RedirectAttributes redirect, UUID id, int ordinal, String message) {
    FlashMessages.success(redirect, message);
    return "redirect:/support/" + id + "/questions/" + ordinal;
  }
}
