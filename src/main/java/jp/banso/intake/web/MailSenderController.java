package jp.banso.intake.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.UUID;
import jp.banso.applications.web.CasePages;
import jp.banso.intake.SenderConfirmations;
import jp.banso.kernel.Outcome;
import jp.banso.parties.Viewer;
import jp.banso.platform.web.FlashMessages;
import jp.banso.platform.web.FreeText;
import jp.banso.platform.web.Refusals;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** 差出人の確認 of a mail: whose it is said to be, and by what that is confirmed. */
@Controller
class MailSenderController {

  private final SenderConfirmations senders;
  private final MailPages pages;

  MailSenderController(SenderConfirmations senders, MailPages pages) {
    this.senders = senders;
    this.pages = pages;
  }

  @PostMapping("/intake/mails/{id}/prefecture")
  String choose(
      Viewer viewer, @PathVariable UUID id, @ModelAttribute(MailPages.CHOICE) MailPages.ChoiceForm form,
      BindingResult errors, Model model, HttpServletResponse response) {
    Outcome<Void> done =
        IntakeController.text(form.prefecture()).isEmpty()
            ? Outcome.refused("applications.refused.prefecture")
            : senders.choose(viewer, id, IntakeController.prefecture(form.prefecture()));
    return Refusals.refused(done, "prefecture", errors, response) ? pages.page(viewer, id, model) : MailPages.back(id);
  }

  @PostMapping("/intake/mails/{id}/question")
  String ask(Viewer viewer, @PathVariable UUID id, RedirectAttributes redirect) {
    Outcome<Void> done = senders.ask(viewer, id);
    if (done instanceof Outcome.Refused<Void> refused) {
      FlashMessages.refused(redirect, refused);
    } else {
      FlashMessages.success(redirect, "intake.mail.flash.asked");
    }
    return MailPages.back(id);
  }

  @PostMapping("/intake/mails/{id}/code")
  String confirmByCode(
      Viewer viewer, @PathVariable UUID id, @ModelAttribute(MailPages.CODE) MailPages.CodeForm form,
      BindingResult errors, Model model, HttpServletResponse response, RedirectAttributes redirect) {
    Outcome<Void> done =
        FreeText.within(form.code(), FreeText.LINE).then(fits -> senders.confirmByCode(viewer, id, form.code()));
    if (Refusals.refused(done, "code", errors, response)) {
      return pages.page(viewer, id, model);
    }
    FlashMessages.success(redirect, "intake.mail.flash.confirmed");
    return MailPages.back(id);
  }

  @PostMapping("/intake/mails/{id}/reply")
  String confirmByReply(
      Viewer viewer, @PathVariable UUID id, @RequestParam(required = false) UUID reply, RedirectAttributes redirect) {
    Outcome<Void> done = senders.confirmByReply(viewer, id, reply);
    if (done instanceof Outcome.Refused<Void> refused) {
      FlashMessages.refused(redirect, refused);
    } else {
      FlashMessages.success(redirect, "intake.mail.flash.confirmed");
    }
    return MailPages.back(id);
  }

  @PostMapping("/intake/mails/{id}/reply-read")
  String readReply(
      Viewer viewer, @PathVariable UUID id, @RequestParam(required = false) UUID reply, RedirectAttributes redirect) {
    senders.readReply(viewer, id, reply);
    FlashMessages.success(redirect, "intake.mail.flash.replyRead");
    return MailPages.back(id);
  }

  @PostMapping("/intake/mails/{id}/call")
  String confirmByCall(
      Viewer viewer, @PathVariable UUID id, @ModelAttribute(MailPages.CALL) MailPages.CallForm form,
      BindingResult errors, Model model, HttpServletResponse response, RedirectAttributes redirect) {
    Outcome<Void> judged = form.judge(errors).outcome();
    Outcome<Void> done =
        judged.then(fits -> senders.confirmByCall(viewer, id, form.spokenWith(), form.at().orElseThrow()));
    Map<String, String> fields =
        Map.of(
            "intake.mail.refused.calledAt", "calledAt", "intake.mail.refused.noTelephone", "spokenWith",
            "intake.mail.refused.spokenWith", "spokenWith");
    if (CasePages.refused(done, MailPages.CALL, fields, model, response)) {
      return pages.page(viewer, id, model);
    }
    FlashMessages.success(redirect, "intake.mail.flash.confirmed");
    return MailPages.back(id);
  }
}
