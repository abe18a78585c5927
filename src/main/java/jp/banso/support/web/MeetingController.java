package jp.banso.support.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import jp.banso.kernel.Outcome;
import jp.banso.parties.Viewer;
import jp.banso.platform.web.FlashMessages;
import jp.banso.platform.web.RowButton;
import jp.banso.support.Attendance;
import jp.banso.support.MeetingSchedule;
import jp.banso.support.MeetingService;
import jp.banso.support.SupportCycleId;
import jp.banso.support.SupportStep;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** One meeting: one page, whose form is that of its state. */
@Controller
class MeetingController {

  private static final String VIEW = "support/meeting";
  private static final String PAGE = "/support/{id}/meetings/{number}";

  private final MeetingService meetings;
  private final MeetingModel page;
  private final SupportPages pages;

  MeetingController(MeetingService meetings, MeetingModel page, SupportPages pages) {
    this.meetings = meetings;
    this.page = page;
    this.pages = pages;
  }

  @GetMapping(PAGE)
  String show(Viewer viewer, @PathVariable UUID id, @PathVariable int number, Model model) {
    page.fill(model, viewer, id, number);
    return VIEW;
  }

  @PostMapping(PAGE + "/schedule")
  @Takes(SupportStep.SCHEDULE)
  String schedule(
      Viewer viewer, @PathVariable UUID id, @PathVariable int number,
      @ModelAttribute("scheduleForm") ScheduleForm form, BindingResult errors, Model model,
      HttpServletResponse response, RedirectAttributes redirect) {
    MeetingSchedule schedule = form.read(errors);
    if (errors.hasErrors()
        || SupportPages.refused(
            meetings.schedule(viewer, new SupportCycleId(id), number, schedule), errors)) {
      return again(viewer, id, number, model, response);
    }
    return done(redirect, id, number, "support.flash.meetingScheduled");
  }

  @PostMapping(PAGE + "/postpone")
  @Takes(SupportStep.POSTPONE)
  String postpone(
      Viewer viewer, @PathVariable UUID id, @PathVariable int number,
      @ModelAttribute("postponeForm") ReasonForm form, BindingResult errors, Model model,
      HttpServletResponse response, RedirectAttributes redirect) {
    Typed.need(errors, "reason", form.reason(), Typed.LONG);
    if (errors.hasErrors()
        || SupportPages.refused(
            meetings.postpone(viewer, new SupportCycleId(id), number, form.reason()), errors)) {
      return again(viewer, id, number, model, response);
    }
    return done(redirect, id, number, "support.flash.meetingPostponed");
  }

  @PostMapping(PAGE + "/prepare")
  @Takes(SupportStep.PREPARE)
  String prepare(
      Viewer viewer, @PathVariable UUID id, @PathVariable int number,
      @ModelAttribute("prepareForm") ReasonForm form, BindingResult errors,
      @RequestParam(required = false) List<MultipartFile> material, Model model,
      HttpServletResponse response, RedirectAttributes redirect)
      throws IOException {
    SupportCycleId key = new SupportCycleId(id);
    Typed.need(errors, "reason", form.reason(), Typed.LONG);
    if (errors.hasErrors()
        || SupportPages.refused(meetings.checkPapers(viewer, key, number), errors)
        || SupportPages.refused(
            meetings.prepare(viewer, key, number, form.reason(), pages.store(material)), errors)) {
      return again(viewer, id, number, model, response);
    }
    return done(redirect, id, number, "support.flash.meetingPrepared");
  }

  @PostMapping(PAGE + "/hold")
  @Takes(SupportStep.HOLD)
  String hold(
      Viewer viewer, @PathVariable UUID id, @PathVariable int number,
      @ModelAttribute("holdForm") HoldForm form, BindingResult errors,
      @RequestParam(required = false) String addRow, @RequestParam(required = false) String removeRow,
      Model model, HttpServletResponse response, RedirectAttributes redirect) {
    if (addRow != null || removeRow != null) {
      model.addAttribute(
          "holdForm", addRow != null ? form.withRow() : form.withoutRow(RowButton.index(removeRow)));
      page.fill(model, viewer, id, number);
      return VIEW;
    }
    Instant from = form.start(errors);
    Instant until = form.end(errors);
    List<Attendance> present = form.present(errors);
    String exception = form.exception(errors);
    if (errors.hasErrors()
        || SupportPages.refused(
            meetings.hold(
                viewer, new SupportCycleId(id), number, from, until, present, exception),
            errors)) {
      return again(viewer, id, number, model, response);
    }
    return done(redirect, id, number, "support.flash.meetingHeld");
  }

  @PostMapping(PAGE + "/minutes")
  @Takes(SupportStep.SEND_MINUTES)
  String minutes(
      Viewer viewer, @PathVariable UUID id, @PathVariable int number,
      @ModelAttribute("minutesForm") MinutesForm form, BindingResult errors, Model model,
      HttpServletResponse response, RedirectAttributes redirect) {
    form.check(errors);
    if (errors.hasErrors()) {
      return again(viewer, id, number, model, response);
    }
    meetings.sendMinutes(
        viewer, new SupportCycleId(id), number, form.minutes(), form.decisions(), form.homework());
    return done(redirect, id, number, "support.flash.minutesSent");
  }

  @PostMapping(PAGE + "/minutes-answer")
  @Takes(SupportStep.CHECK_MINUTES)
  String answer(
      Viewer viewer, @PathVariable UUID id, @PathVariable int number,
      @ModelAttribute("answerForm") ChoiceForm form, BindingResult errors, Model model,
      HttpServletResponse response, RedirectAttributes redirect) {
    boolean agrees = MeetingModel.AGREE.equals(form.choice());
    if (!agrees && !MeetingModel.CORRECT.equals(form.choice())) {
      errors.rejectValue("choice", "support.error.choose");
    }
    Typed.limit(errors, "reason", form.reason(), Typed.LONG);
    if (page.proxyMissing(model, viewer, id) || errors.hasErrors()) {
      return again(viewer, id, number, model, response);
    }
    SupportCycleId key = new SupportCycleId(id);
    Outcome<Void> outcome =
        agrees
            ? meetings.agreeMinutes(viewer, key, number)
            : meetings.askCorrection(viewer, key, number, form.reason());
    if (SupportPages.refused(outcome, errors)) {
      return again(viewer, id, number, model, response);
    }
    return done(
        redirect, id, number, agrees ? "support.flash.minutesAgreed" : "support.flash.minutesCorrection");
  }

  private String again(
      Viewer viewer, UUID id, int number, Model model, HttpServletResponse response) {
    page.fill(model, viewer, id, number);
    return SupportPages.again(response, VIEW);
  }

  private static String done(RedirectAttributes redirect, UUID id, int number, String message) {
    FlashMessages.success(redirect, message, number);
    return "redirect:/support/" + id + "/meetings/" + number;
  }
}
