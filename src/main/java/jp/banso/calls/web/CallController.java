package jp.banso.calls.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import java.util.UUID;
import jp.banso.calls.CallFile;
import jp.banso.calls.CallId;
import jp.banso.calls.CallPreparation;
import jp.banso.calls.CallReading;
import jp.banso.kernel.NotFound;
import jp.banso.kernel.Outcome;
import jp.banso.kernel.StaleEdit;
import jp.banso.parties.ProxyErrors;
import jp.banso.parties.Viewer;
import jp.banso.platform.web.FileDownload;
import jp.banso.platform.web.FlashMessages;
import jp.banso.platform.web.FreeText;
import org.springframework.context.MessageSource;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** 公募: case page, the manager's check and the ministry's answer. */
@Controller
class CallController {

  private static final String VIEW = "calls/case";

  private final CallReading reading;
  private final CallPreparation preparation;
  private final CallModel pages;
  private final MessageSource messages;

  CallController(
      CallReading reading, CallPreparation preparation, CallModel pages, MessageSource messages) {
    this.reading = reading;
    this.preparation = preparation;
    this.pages = pages;
    this.messages = messages;
  }

  @GetMapping("/calls/{id}")
  String page(Viewer viewer, @PathVariable UUID id, Model model) {
    model.addAttribute("form", new ConcurForm("", ""));
    CallReading.CallPage page = reading.page(viewer, new CallId(id));
    model.addAttribute("seen", page.call().version());
    pages.fill(model, viewer, page);
    return VIEW;
  }

  @PostMapping("/calls/{id}/confirmation")
  String confirm(
      Viewer viewer, @PathVariable UUID id, @RequestParam long version,
      @RequestParam(defaultValue = "false") boolean leaving, RedirectAttributes redirect) {
    Outcome<Void> outcome = preparation.confirm(viewer, new CallId(id), version, leaving);
    return answer(outcome, redirect, "calls.flash.confirmed", id);
  }

  @PostMapping("/calls/{id}/stop")
  String stop(
      Viewer viewer, @PathVariable UUID id, @RequestParam long version, RedirectAttributes redirect) {
    preparation.stop(viewer, new CallId(id), version);
    FlashMessages.success(redirect, "calls.flash.stopped");
    return "redirect:/calls/" + id;
  }

  @PostMapping("/calls/{id}/concurrence")
  String concur(
      Viewer viewer,
      @PathVariable UUID id,
      @RequestParam long version,
      @ModelAttribute("form") ConcurForm form,
      BindingResult errors,
      Model model,
      HttpServletResponse response,
      RedirectAttributes redirect) {
    CallReading.CallPage page = reading.page(viewer, new CallId(id));
    if (page.preparation() == null) {
      throw new NotFound("preparation of call " + id);
    }
    if (!form.answered()) {
      errors.rejectValue("decision", "calls.concur.decisionMissing");
    }
    if (form.noteMissing()) {
      errors.rejectValue("note", "calls.refused.noteMissing");
    }
    FreeText.of(errors).limit("note", form.note(), FreeText.NOTE);
    boolean wordMissing = viewer.role().isSecretariat() && viewer.proxy().isEmpty();
    if (errors.hasErrors() || wordMissing) {
      if (wordMissing) {
        ProxyErrors.wordMissing(
            model, messages.getMessage("calls.concur.wordMissing", null, Locale.JAPAN));
      }
      model.addAttribute("seen", version);
      pages.fill(model, viewer, page);
      response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
      return VIEW;
    }
    try {
      Outcome<Void> outcome =
          preparation.concur(viewer, new CallId(id), version, form.agreed(), form.note());
      return answer(
          outcome, redirect, form.agreed() ? "calls.flash.concurred" : "calls.flash.givenBack", id);
    } catch (StaleEdit | OptimisticLockingFailureException quicker) {
      return askAgain(viewer, id, form, model, response);
    }
  }

  private String askAgain(
      Viewer viewer, UUID id, ConcurForm form, Model model, HttpServletResponse response) {
    CallReading.CallPage page = reading.page(viewer, new CallId(id));
    form.askAgain("calls.concur.changed", model);
    model.addAttribute("seen", page.call().version());
    pages.fill(model, viewer, page);
    response.setStatus(HttpStatus.CONFLICT.value());
    return VIEW;
  }

  @GetMapping("/calls/{id}/documents/{documentId}")
  String document(Viewer viewer, @PathVariable UUID id, @PathVariable UUID documentId, Model model) {
    model.addAttribute("call", reading.call(viewer, new CallId(id)));
    model.addAttribute("document", reading.document(viewer, new CallId(id), documentId));
    return "calls/document";
  }

  @GetMapping("/calls/{id}/documents/{documentId}/file")
  void file(
      Viewer viewer, @PathVariable UUID id, @PathVariable UUID documentId, HttpServletResponse response)
      throws java.io.IOException {
    CallFile file = reading.file(viewer, new CallId(id), documentId);
    file.writeTo(FileDownload.to(response, file.fileName(), file.contentType()));
  }

  private static String answer(
      Outcome<Void> outcome, RedirectAttributes redirect, String success, UUID id) {
    if (outcome instanceof Outcome.Refused<Void> refused) {
      FlashMessages.refused(redirect, refused);
    } else {
      FlashMessages.success(redirect, success);
    }
    return "redirect:/calls/" + id;
  }
}
