package jp.banso.selection.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.UUID;
import jp.banso.kernel.Outcome;
import jp.banso.parties.Viewer;
import jp.banso.platform.web.FlashMessages;
import jp.banso.platform.web.FreeText;
import jp.banso.selection.DecisionService;
import jp.banso.selection.NoticeService;
import jp.banso.selection.ReleaseService;
import jp.banso.selection.ResultNoticeId;
import jp.banso.selection.RoundStep;
import jp.banso.selection.SelectionRoundId;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** 選定結果の通知: the list of mails first, then all of them in one act. */
@Controller
class ReleaseController {

  private static final String REOPENING = "reopening";
  private static final String STOPPING = "stopping";

  private final ReleaseService service;
  private final DecisionService decisions;
  private final NoticeService notices;
  private final RoundModel model;

  ReleaseController(
      ReleaseService service, DecisionService decisions, NoticeService notices, RoundModel model) {
    this.service = service;
    this.decisions = decisions;
    this.notices = notices;
    this.model = model;
  }

  @GetMapping("/selection/{id}/release")
  String dryRun(Viewer viewer, @PathVariable UUID id, Model page) {
    return shown(viewer, id, page);
  }

  private String shown(Viewer viewer, UUID id, Model page) {
    SelectionRoundId roundId = new SelectionRoundId(id);
    if (!page.containsAttribute(REOPENING)) {
      page.addAttribute(REOPENING, new ReopenForm(""));
    }
    if (!page.containsAttribute(STOPPING)) {
      page.addAttribute(STOPPING, new StopForm(""));
    }
    model.fillStep(page, viewer, roundId, "selection.release.title");
    page.addAttribute("options", service.options(viewer, roundId));
    page.addAttribute("mails", service.dryRun(viewer, roundId));
    return "selection/release";
  }

  @PostMapping("/selection/{id}/release")
  @Takes(RoundStep.RELEASE)
  String release(
      Viewer viewer, @PathVariable UUID id, @RequestParam long version, RedirectAttributes redirect) {
    Outcome<Void> outcome = service.order(viewer, new SelectionRoundId(id), version);
    if (outcome instanceof Outcome.Refused<Void> refused) {
      FlashMessages.refused(redirect, refused);
      return "redirect:/selection/" + id + "/release";
    }
    FlashMessages.success(redirect, "selection.flash.releaseOrdered");
    return "redirect:/selection/" + id;
  }

  @PostMapping("/selection/{id}/release/stop")
  @Takes(RoundStep.STOP_RELEASE)
  String stop(
      Viewer viewer, @PathVariable UUID id, @ModelAttribute(STOPPING) StopForm form,
      BindingResult errors, Model page, HttpServletResponse response, RedirectAttributes redirect) {
    FreeText.of(errors).limit("reason", form.reason(), FreeText.NOTE);
    boolean again =
        FormErrors.refused(
            errors, response, () -> service.stop(viewer, new SelectionRoundId(id), form.reason()));
    if (again) {
      return shown(viewer, id, page);
    }
    FlashMessages.success(redirect, "selection.flash.releaseStopped");
    return "redirect:/selection/" + id + "/release";
  }

  @PostMapping("/selection/{id}/release/reopen")
  @Takes(RoundStep.REOPEN_DECISION)
  String reopen(
      Viewer viewer, @PathVariable UUID id, @ModelAttribute(REOPENING) ReopenForm form,
      BindingResult errors, Model page, HttpServletResponse response, RedirectAttributes redirect) {
    FreeText.of(errors).limit("reason", form.reason(), FreeText.NOTE);
    boolean again =
        FormErrors.refused(
            errors, response,
            () -> decisions.reopen(viewer, new SelectionRoundId(id), form.reason()));
    if (again) {
      return shown(viewer, id, page);
    }
    FlashMessages.success(redirect, "selection.flash.decisionReopened");
    return "redirect:/selection/" + id;
  }

  @PostMapping("/selection/{id}/notices/{notice}/telephone")
  String told(
      Viewer viewer,
      @PathVariable UUID id,
      @PathVariable UUID notice,
      @RequestParam String note,
      RedirectAttributes redirect) {
    Outcome<Void> outcome =
        notices.toldByTelephone(viewer, new SelectionRoundId(id), new ResultNoticeId(notice), note);
    if (outcome instanceof Outcome.Refused<Void> refused) {
      FlashMessages.refused(redirect, refused);
    } else {
      FlashMessages.success(redirect, "selection.flash.told");
    }
    return "redirect:/selection/" + id;
  }
}
