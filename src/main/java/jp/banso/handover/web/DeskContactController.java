package jp.banso.handover.web;

import jakarta.servlet.http.HttpServletResponse;
import java.text.Normalizer;
import java.util.Locale;
import jp.banso.handover.DeskConfirmations;
import jp.banso.handover.DeskConfirmations.DeskPage;
import jp.banso.kernel.NotFound;
import jp.banso.kernel.Outcome;
import jp.banso.kernel.PrefectureCode;
import jp.banso.parties.DeskContact;
import jp.banso.parties.ProxyErrors;
import jp.banso.parties.Viewer;
import jp.banso.platform.mail.MailAddresses;
import jp.banso.platform.web.FieldLabel;
import jp.banso.platform.web.FlashMessages;
import jp.banso.platform.web.FreeText;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** 担当者・連絡先 of a desk: confirmed as it is, or corrected. */
@Controller
class DeskContactController {

  private static final String VIEW = "handover/desk-contact";

  private final DeskConfirmations confirmations;
  private final MessageSource messages;

  DeskContactController(DeskConfirmations confirmations, MessageSource messages) {
    this.confirmations = confirmations;
    this.messages = messages;
  }

  /** A contact as typed. */
  record ContactForm(
      @FieldLabel("parties.desks.name") String deskName,
      @FieldLabel("handover.desk.contactRole") String contactRole,
      @FieldLabel("parties.people.mail") String mail,
      @FieldLabel("parties.desks.telephone") String telephone) {}

  @GetMapping("/desk-contacts/{prefecture}")
  String show(Viewer viewer, @PathVariable String prefecture, Model model) {
    DeskPage page = confirmations.page(viewer, code(prefecture));
    DeskContact contact = page.contact();
    model.addAttribute(
        "form",
        contact == null
            ? new ContactForm("", page.contactRole(), "", "")
            : new ContactForm(contact.deskName(), page.contactRole(), contact.mail(), contact.telephone()));
    return show(viewer, page, model);
  }

  @PostMapping("/desk-contacts/{prefecture}")
  String confirm(
      Viewer viewer, @PathVariable String prefecture, @ModelAttribute("form") ContactForm form, BindingResult errors,
      Model model, HttpServletResponse response, RedirectAttributes redirect) {
    PrefectureCode code = code(prefecture);
    DeskPage page = confirmations.page(viewer, code);
    FreeText.of(errors)
        .refuse(text(form.deskName()).isEmpty(), "deskName", "handover.refused.missing")
        .refuse(text(form.mail()).isEmpty(), "mail", "handover.refused.missing")
        .refuse(
            !text(form.mail()).isEmpty() && !MailAddresses.isOne(plain(form.mail())), "mail", "accounts.refused.mail")
        .refuse(text(form.telephone()).isEmpty(), "telephone", "handover.refused.missing")
        .limit("deskName", form.deskName(), FreeText.LINE)
        .limit("contactRole", form.contactRole(), FreeText.LINE)
        .limit("mail", form.mail(), FreeText.LINE)
        .limit("telephone", form.telephone(), FreeText.LINE);
    boolean wordMissing = viewer.role().isSecretariat() && viewer.proxy().isEmpty();
    Outcome<Boolean> outcome =
        errors.hasErrors() || wordMissing
            ? null
            : confirmations.confirm(
                viewer,
                new DeskContact(code, text(form.deskName()), plain(form.mail()), plain(form.telephone())),
                text(form.contactRole()));
    if (outcome instanceof Outcome.Refused<Boolean> refused) {
      errors.rejectValue("mail", refused.messageKey());
    }
    if (errors.hasErrors() || wordMissing) {
      if (wordMissing) {
        ProxyErrors.wordMissing(model, messages.getMessage("handover.desk.wordMissing", null, Locale.JAPAN));
      }
      response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
      return show(viewer, page, model);
    }
    FlashMessages.success(
        redirect, outcome.orThrow() ? "handover.desk.flash.corrected" : "handover.desk.flash.unchanged");
    return "redirect:/desk-contacts/" + prefecture;
  }

  private String show(Viewer viewer, DeskPage page, Model model) {
    model.addAttribute("page", page);
    model.addAttribute("proxyOffered", viewer.role().isSecretariat());
    return VIEW;
  }

  private static PrefectureCode code(String prefecture) {
    try {
      return PrefectureCode.of(prefecture);
    } catch (IllegalArgumentException e) {
      throw new NotFound("prefecture " + prefecture);
    }
  }

  private static String text(String typed) {
    return typed == null ? "" : typed.strip();
  }

  private static String plain(String typed) {
    return Normalizer.normalize(text(typed), Normalizer.Form.NFKC);
  }
}
