package jp.banso.support.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.UUID;
import jp.banso.kernel.Outcome;
import jp.banso.parties.Viewer;
import jp.banso.platform.web.FlashMessages;
import jp.banso.support.CycleView;
import jp.banso.support.DispatchOffer;
import jp.banso.support.DispatchReport;
import jp.banso.support.DispatchRequest;
import jp.banso.support.DispatchService;
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

/** アドバイザー派遣: request, judgement, answer, report, cancellation. */
@Controller
class DispatchController {

  private static final String NEW = "support/dispatch-request";
  private static final String VIEW = "support/dispatch";
  private static final String PAGE = "/support/{id}/dispatches/{ordinal}";

  private final DispatchService dispatches;
  private final DispatchModel page;
  private final SupportPages pages;

  DispatchController(DispatchService dispatches, DispatchModel page, SupportPages pages) {
    this.dispatches = dispatches;
    this.page = page;
    this.pages = pages;
  }

  @GetMapping("/support/{id}/dispatches/new")
  @Takes(SupportStep.REQUEST_DISPATCH)
  String begin(Viewer viewer, @PathVariable UUID id, Model model) {
    model.addAttribute("form", DispatchRequestForm.empty());
    page.request(model, viewer, id);
    return NEW;
  }

  @PostMapping("/support/{id}/dispatches")
  @Takes(SupportStep.REQUEST_DISPATCH)
  String request(
      Viewer viewer, @PathVariable UUID id, @ModelAttribute("form") DispatchRequestForm form,
      BindingResult errors, Model model, HttpServletResponse response, RedirectAttributes redirect) {
    CycleView cycle = page.request(model, viewer, id);
    DispatchRequest request = form.read(errors);
    if (pages.proxyMissing(model, viewer, cycle) || errors.hasErrors()) {
      return SupportPages.again(response, NEW);
    }
    Outcome<Integer> outcome = dispatches.request(viewer, new SupportCycleId(id), request);
    if (SupportPages.refused(outcome, errors)) {
      return SupportPages.again(response, NEW);
    }
    return done(redirect, id, outcome.orThrow(), "support.flash.dispatchRequested");
  }

  @GetMapping(PAGE)
  String show(Viewer viewer, @PathVariable UUID id, @PathVariable int ordinal, Model model) {
    page.fill(model, viewer, id, ordinal);
    return VIEW;
  }

  @PostMapping(PAGE + "/ask")
  @Takes(SupportStep.OFFER_DISPATCH)
  String ask(
      Viewer viewer, @PathVariable UUID id, @PathVariable int ordinal,
      @ModelAttribute("offerForm") DispatchOfferForm form, BindingResult errors, Model model,
      HttpServletResponse response, RedirectAttributes redirect) {
    DispatchOffer offer = form.read(errors);
    if (errors.hasErrors()
        || SupportPages.refused(dispatches.ask(viewer, new SupportCycleId(id), ordinal, offer), errors)) {
      return again(viewer, id, ordinal, model, response);
    }
    return done(redirect, id, ordinal, "support.flash.dispatchAsked");
  }

  @PostMapping(PAGE + "/refuse")
  @Takes(SupportStep.REFUSE_DISPATCH)
  String refuse(
      Viewer viewer, @PathVariable UUID id, @PathVariable int ordinal,
      @ModelAttribute("refuseForm") ReasonForm form, BindingResult errors, Model model,
      HttpServletResponse response, RedirectAttributes redirect) {
    SupportCycleId key = new SupportCycleId(id);
    Typed.need(errors, "reason", form.reason(), Typed.LONG);
    if (errors.hasErrors()
        || SupportPages.refused(
            page.isFirst(viewer, id, ordinal)
                ? dispatches.refuse(viewer, key, ordinal, form.reason())
                : dispatches.endWithoutAdvisor(viewer, key, ordinal, form.reason()),
            errors)) {
      return again(viewer, id, ordinal, model, response);
    }
    return done(redirect, id, ordinal, "support.flash.dispatchRefused");
  }

  @PostMapping(PAGE + "/answer")
  @Takes(SupportStep.ANSWER_DISPATCH)
  String answer(
      Viewer viewer, @PathVariable UUID id, @PathVariable int ordinal,
      @ModelAttribute("answerForm") DispatchAnswerForm form, BindingResult errors, Model model,
      HttpServletResponse response, RedirectAttributes redirect) {
    boolean staff = page.isStaff(viewer, id);
    form.check(errors, staff);
    if (page.proxyMissing(model, viewer, id) || errors.hasErrors()) {
      return again(viewer, id, ordinal, model, response);
    }
    SupportCycleId key = new SupportCycleId(id);
    Outcome<Void> outcome =
        form.accepts()
            ? dispatches.accept(viewer, key, ordinal, form.tied(), form.reason())
            : dispatches.decline(viewer, key, ordinal, form.tied(), form.reason());
    if (SupportPages.refused(outcome, errors)) {
      return again(viewer, id, ordinal, model, response);
    }
    FlashMessages.success(
        redirect, form.accepts() ? "support.flash.dispatchAccepted" : "support.flash.dispatchDeclined");
    return form.accepts() || staff
        ? "redirect:/support/" + id + "/dispatches/" + ordinal
        : "redirect:/support";
  }

  @PostMapping(PAGE + "/report")
  @Takes(SupportStep.REPORT_DISPATCH)
  String report(
      Viewer viewer, @PathVariable UUID id, @PathVariable int ordinal,
      @ModelAttribute("reportForm") DispatchReportForm form, BindingResult errors, Model model,
      HttpServletResponse response, RedirectAttributes redirect) {
    DispatchReport report = form.read(errors);
    if (page.proxyMissing(model, viewer, id)
        || errors.hasErrors()
        || SupportPages.refused(
            dispatches.report(viewer, new SupportCycleId(id), ordinal, report), errors)) {
      return again(viewer, id, ordinal, model, response);
    }
    FlashMessages.success(redirect, "support.flash.dispatchReported");
    return "redirect:/support";
  }

  @PostMapping(PAGE + "/cancel")
  @Takes(SupportStep.CANCEL_DISPATCH)
  String cancel(
      Viewer viewer, @PathVariable UUID id, @PathVariable int ordinal,
      @ModelAttribute("cancelForm") ReasonForm form, BindingResult errors, Model model,
      HttpServletResponse response, RedirectAttributes redirect) {
    Typed.need(errors, "reason", form.reason(), Typed.LONG);
    if (errors.hasErrors()
        || SupportPages.refused(
            dispatches.cancel(viewer, new SupportCycleId(id), ordinal, form.reason()), errors)) {
      return again(viewer, id, ordinal, model, response);
    }
    return done(redirect, id, ordinal, "support.flash.dispatchCancelled");
  }

  @PostMapping(PAGE + "/not-held")
  @Takes(SupportStep.RECORD_DISPATCH_NOT_HELD)
  String notHeld(
      Viewer viewer, @PathVariable UUID id, @PathVariable int ordinal,
      @ModelAttribute("notHeldForm") ChoiceForm form, BindingResult errors, Model model,
      HttpServletResponse response, RedirectAttributes redirect) {
    boolean counts = DispatchModel.COUNTED.equals(form.choice());
    if (!counts && !DispatchModel.GIVEN_BACK.equals(form.choice())) {
      errors.rejectValue("choice", "support.error.choose");
    }
    Typed.need(errors, "reason", form.reason(), Typed.LONG);
    if (errors.hasErrors()
        || SupportPages.refused(
            dispatches.notHeld(viewer, new SupportCycleId(id), ordinal, counts, form.reason()), errors)) {
      return again(viewer, id, ordinal, model, response);
    }
    return done(redirect, id, ordinal, "support.flash.dispatchNotHeld");
  }

  private String again(
      Viewer viewer, UUID id, int ordinal, Model model, HttpServletResponse response) {
    page.fill(model, viewer, id, ordinal);
    return SupportPages.again(response, VIEW);
  }

  private static String done(RedirectAttributes redirect, UUID id, int ordinal, String message) {
    FlashMessages.success(redirect, message);
    return "redirect:/support/" + id + "/dispatches/" + ordinal;
  }
}
