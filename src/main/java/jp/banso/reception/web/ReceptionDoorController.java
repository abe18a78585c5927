package jp.banso.reception.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import jp.banso.accounts.InvitationDoor.Key;
import jp.banso.accounts.InvitationDoor.NewAccount;
import jp.banso.kernel.Outcome;
import jp.banso.parties.OrganisationKind;
import jp.banso.platform.audit.Actor;
import jp.banso.platform.audit.AuditEntry;
import jp.banso.platform.audit.AuditLog;
import jp.banso.platform.web.FileDownload;
import jp.banso.platform.web.OptionView;
import jp.banso.reception.Admission;
import jp.banso.reception.ReceptionDoor;
import jp.banso.reception.ReceptionDoor.Wish;
import jp.banso.reception.ReceptionLetter;
import jp.banso.reception.ReceptionView;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The public page of a prefecture, and the way in that begins there. */
@Controller
class ReceptionDoorController {

  private static final String FORM = "form";
  private static final String CLOSED = "reception.refused.closed";

  private static final Map<String, String> FIELDS =
      Map.of(
          "accounts.refused.mail", "mail", "accounts.refused.displayName", "displayName",
          "parties.people.login.malformed", "loginName", "parties.people.login.taken", "loginName",
          "parties.login.failed", "existingLogin");

  private final ReceptionDoor door;
  private final ReceptionLetter letter;
  private final AuditLog audit;
  private final MessageSource messages;

  ReceptionDoorController(ReceptionDoor door, ReceptionLetter letter, AuditLog audit, MessageSource messages) {
    this.door = door;
    this.letter = letter;
    this.audit = audit;
    this.messages = messages;
  }

  @GetMapping({"/a/{code}", "/a/{code}/"})
  String page(@PathVariable String code, Model model) {
    model.addAttribute(FORM, WishForm.blank());
    return show(door.page(code), model);
  }

  @GetMapping("/a/{code}/letter")
  void letter(@PathVariable String code, HttpServletResponse response) throws IOException {
    ReceptionView page = door.page(code);
    letter.write(page, FileDownload.to(response, letter.fileName(page), ReceptionController.WORD));
  }

  @PostMapping("/a/{code}")
  String ask(
      @PathVariable String code, @ModelAttribute(FORM) WishForm form, BindingResult errors, Model model,
      HttpServletResponse response) {
    ReceptionView page = door.page(code);
    Wish wish = form.read(errors);
    if (wish == null || refused(door.ask(code, wish), errors)) {
      response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
      return show(page, model);
    }
    model.addAttribute("page", page);
    return "reception/asked";
  }

  /** The link of the mail; without its token the form in which the code is typed. Opening it changes nothing. */
  @GetMapping("/a/{code}/confirm")
  String confirm(
      @PathVariable String code, @RequestParam(defaultValue = "") String token, Model model,
      HttpServletResponse response) {
    ReceptionView page = door.page(code);
    if (token.isEmpty()) {
      model.addAttribute("page", page);
      model.addAttribute(FORM, ConfirmForm.of(new Key("", "", ""), ""));
      return "reception/code";
    }
    return form(page, Key.link(token), model, response);
  }

  @PostMapping("/a/{code}/confirm")
  String typed(
      @PathVariable String code, @ModelAttribute(FORM) ConfirmForm form, BindingResult errors, Model model,
      HttpServletResponse response) {
    ReceptionView page = door.page(code);
    if (!form.key().token().isEmpty() || door.look(form.key()).isPresent() || door.confirmed(form.key()).isPresent()) {
      return form(page, form.key(), model, response);
    }
    refusedKey();
    errors.rejectValue("code", "reception.refused.code");
    response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
    model.addAttribute("page", page);
    return "reception/code";
  }

  private String form(ReceptionView page, Key key, Model model, HttpServletResponse response) {
    Optional<Admission> admission = door.look(key);
    if (admission.isEmpty()) {
      return settled(page, key, model, response);
    }
    model.addAttribute(FORM, ConfirmForm.of(key, admission.get().applicantName()));
    return show(page, admission.get(), model);
  }

  @PostMapping("/a/{code}/confirmed")
  String confirmed(
      @PathVariable String code, @ModelAttribute(FORM) ConfirmForm form, BindingResult errors, Model model,
      HttpServletResponse response) {
    ReceptionView page = door.page(code);
    Optional<Admission> admission = door.look(form.key());
    if (admission.isEmpty()) {
      return gone(page, model, response);
    }
    Optional<Outcome<Void>> outcome = form.hasAccount() ? existing(form) : newcomer(form, errors);
    if (outcome.isEmpty()) {
      return gone(page, model, response);
    }
    if (refused(outcome.get(), errors)) {
      response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
      return show(page, admission.get(), model);
    }
    model.addAttribute("page", page);
    return "reception/confirmed";
  }

  private Optional<Outcome<Void>> existing(ConfirmForm form) {
    return door.confirmByPassword(
        form.key(), NoticeForm.text(form.existingLogin()),
        form.existingPassword() == null ? "" : form.existingPassword());
  }

  private Optional<Outcome<Void>> newcomer(ConfirmForm form, BindingResult errors) {
    NewAccount account = form.read(errors);
    return account == null ? Optional.of(Outcome.done()) : door.confirmAsNew(form.key(), account);
  }

  private static boolean refused(Outcome<?> outcome, BindingResult errors) {
    if (outcome instanceof Outcome.Refused<?> refused) {
      if (CLOSED.equals(refused.messageKey())) {
        errors.reject(CLOSED);
      } else {
        errors.rejectValue(
            FIELDS.getOrDefault(refused.messageKey(), "password"), refused.messageKey(),
            refused.arguments().toArray(), null);
      }
    }
    return errors.hasErrors();
  }

  private String show(ReceptionView page, Model model) {
    model.addAttribute("page", page);
    model.addAttribute(
        "kinds",
        Stream.of(OrganisationKind.MUNICIPALITY, OrganisationKind.MEDICAL_ASSOCIATION, OrganisationKind.HUB)
            .map(kind -> option(kind.name(), kind.messageKey()))
            .toList());
    return "reception/public";
  }

  private String show(ReceptionView page, Admission admission, Model model) {
    model.addAttribute("page", page);
    model.addAttribute("admission", admission);
    model.addAttribute(
        "ways", List.of(option("PASSWORD", "accounts.way.PASSWORD"), option("CODE", "accounts.way.CODE")));
    return "reception/confirm";
  }

  private OptionView option(String value, String messageKey) {
    return new OptionView(value, messages.getMessage(messageKey, null, Locale.JAPAN));
  }

  /** Who comes back with the mail after it was answered is told where it stands. */
  private String settled(ReceptionView page, Key key, Model model, HttpServletResponse response) {
    Optional<Admission> confirmed = door.confirmed(key);
    if (confirmed.isEmpty()) {
      return gone(page, model, response);
    }
    model.addAttribute("page", page);
    model.addAttribute("admitted", confirmed.get().state() == Admission.State.ADMITTED);
    return "reception/confirmed";
  }

  private void refusedKey() {
    audit.recordRefusal(AuditEntry.of(new Actor(null, "anonymous", "", null), "audit.refused.410", null));
  }

  private String gone(ReceptionView page, Model model, HttpServletResponse response) {
    refusedKey();
    response.setStatus(HttpStatus.GONE.value());
    model.addAttribute("page", page);
    return "reception/gone";
  }
}
