package jp.banso.reception.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.UUID;
import jp.banso.applications.ApplicationId;
import jp.banso.calls.CallId;
import jp.banso.kernel.Outcome;
import jp.banso.parties.Viewer;
import jp.banso.platform.web.FieldLabel;
import jp.banso.platform.web.FileDownload;
import jp.banso.platform.web.FlashMessages;
import jp.banso.platform.web.FreeText;
import jp.banso.reception.Admission;
import jp.banso.reception.AdmissionDesk;
import jp.banso.reception.ReceptionDesk;
import jp.banso.reception.ReceptionLetter;
import jp.banso.reception.ReceptionNotice;
import jp.banso.reception.ReceptionView;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** 県の受付ページ as its prefecture keeps it, and the regions that came in by it. */
@Controller
class ReceptionController {

  static final String WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

  private static final String FORM = "form";
  private static final String DECLINING = "declining";

  private final ReceptionDesk desk;
  private final AdmissionDesk admissions;
  private final ReceptionLetter letter;

  ReceptionController(ReceptionDesk desk, AdmissionDesk admissions, ReceptionLetter letter) {
    this.desk = desk;
    this.admissions = admissions;
    this.letter = letter;
  }

  @GetMapping("/reception")
  String list(Viewer viewer, Model model) {
    model.addAttribute("pages", desk.all(viewer));
    return "reception/list";
  }

  @GetMapping("/reception/{callId}")
  String page(Viewer viewer, @PathVariable UUID callId, Model model) {
    ReceptionView page = desk.page(viewer, new CallId(callId));
    model.addAttribute(FORM, NoticeForm.of(page.notice()));
    return show(viewer, page, model);
  }

  @PostMapping("/reception/{callId}")
  String change(
      Viewer viewer, @PathVariable UUID callId, @ModelAttribute(FORM) NoticeForm form, BindingResult errors, Model model,
      HttpServletResponse response, RedirectAttributes redirect) {
    ReceptionView page = desk.page(viewer, new CallId(callId));
    ReceptionNotice notice = form.read(errors);
    if (notice == null) {
      response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
      return show(viewer, page, model);
    }
    desk.change(viewer, page.call().id(), notice).orThrow();
    FlashMessages.success(redirect, "reception.flash.saved");
    return "redirect:/reception/" + callId;
  }

  @GetMapping("/reception/{callId}/letter")
  void letter(Viewer viewer, @PathVariable UUID callId, HttpServletResponse response) throws IOException {
    ReceptionView page = desk.page(viewer, new CallId(callId));
    letter.write(page, FileDownload.to(response, letter.fileName(page), WORD));
  }

  private String show(Viewer viewer, ReceptionView page, Model model) {
    model.addAttribute("page", page);
    model.addAttribute("addresses", letter.addresses(page));
    List<Admission> all = admissions.all(viewer, page.call().id());
    model.addAttribute("admissions", all);
    model.addAttribute("due", admissions.due(viewer, all));
    return "reception/page";
  }

  /** Why a region is not taken in, as typed. */
  record DecliningForm(@FieldLabel("reception.reason") String reason) {}

  @GetMapping("/reception/admissions/{id}")
  String admission(Viewer viewer, @PathVariable UUID id, Model model) {
    model.addAttribute(DECLINING, new DecliningForm(""));
    return show(viewer, admissions.find(viewer, id), model);
  }

  @PostMapping("/reception/admissions/{id}/admit")
  String admit(Viewer viewer, @PathVariable UUID id, RedirectAttributes redirect) {
    Admission admission = admissions.find(viewer, id);
    Outcome<ApplicationId> outcome = admissions.admit(viewer, id);
    if (outcome instanceof Outcome.Refused<ApplicationId> refused) {
      FlashMessages.refused(redirect, refused);
      return "redirect:/reception/admissions/" + id;
    }
    FlashMessages.success(redirect, "reception.flash.admitted", admission.organisation());
    return "redirect:/reception/" + admission.call().value();
  }

  @PostMapping("/reception/admissions/{id}/decline")
  String decline(
      Viewer viewer, @PathVariable UUID id, @ModelAttribute(DECLINING) DecliningForm form, BindingResult errors,
      Model model, HttpServletResponse response, RedirectAttributes redirect) {
    Admission admission = admissions.find(viewer, id);
    String reason = NoticeForm.text(form.reason());
    FreeText.of(errors)
        .limit("reason", reason, FreeText.NOTE)
        .refuse(reason.isEmpty(), "reason", "reception.refused.reason");
    if (errors.hasErrors()) {
      response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
      return show(viewer, admission, model);
    }
    admissions.decline(viewer, id, reason).orThrow();
    FlashMessages.success(redirect, "reception.flash.declined", admission.organisation());
    return "redirect:/reception/" + admission.call().value();
  }

  private String show(Viewer viewer, Admission admission, Model model) {
    model.addAttribute("admission", admission);
    model.addAttribute("dueOn", admissions.due(viewer, List.of(admission)).get(admission.id()));
    return "reception/admission";
  }
}
