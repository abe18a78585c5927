package jp.banso.accounts.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import jp.banso.accounts.Invitation;
import jp.banso.accounts.InvitationDoor;
import jp.banso.accounts.InvitationDoor.Key;
import jp.banso.accounts.InvitationDoor.NewAccount;
import jp.banso.kernel.Forbidden;
import jp.banso.kernel.Outcome;
import jp.banso.parties.CurrentViewer;
import jp.banso.parties.Viewer;
import jp.banso.platform.audit.Actor;
import jp.banso.platform.audit.AuditEntry;
import jp.banso.platform.audit.AuditLog;
import jp.banso.platform.security.SignIn;
import jp.banso.platform.security.SignedIn;
import jp.banso.platform.web.FlashMessages;
import jp.banso.platform.web.OptionView;
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

/**
 * The pages of who was invited. Opening one changes nothing, since scanners open every link of a mail; the invitation is used
 * up by sending the form.
 */
@Controller
class InvitedController {

  private static final String FORM = "form";
  private static final String PAGE = "accounts/invited";

  private static final Map<String, String> FIELDS =
      Map.of(
          "accounts.refused.displayName", "displayName", "parties.people.login.malformed", "loginName",
          "parties.people.login.taken", "loginName",
          "parties.login.failed", "existingLogin");

  private final InvitationDoor door;
  private final SignIn signIn;
  private final CurrentViewer current;
  private final AuditLog audit;
  private final MessageSource messages;

  InvitedController(
      InvitationDoor door, SignIn signIn, CurrentViewer current, AuditLog audit, MessageSource messages) {
    this.door = door;
    this.signIn = signIn;
    this.current = current;
    this.audit = audit;
    this.messages = messages;
  }

  /** For who types the code of the mail. */
  @GetMapping("/invited")
  String type() {
    return "accounts/invited-code";
  }

  @PostMapping("/invited")
  String typed(@ModelAttribute(FORM) InvitedForm form, Model model, HttpServletResponse response) {
    return page(form.key(), model, response);
  }

  @GetMapping("/invited/{token}")
  String link(@PathVariable String token, Model model, HttpServletResponse response) {
    return page(Key.link(token), model, response);
  }

  private String page(Key key, Model model, HttpServletResponse response) {
    Optional<Invitation> invitation = door.look(key);
    if (invitation.isEmpty()) {
      return gone(key, model, response);
    }
    model.addAttribute(FORM, InvitedForm.of(key, invitation.get().addressee()));
    return show(invitation.get(), model);
  }

  @PostMapping("/invited/accept")
  String accept(
      @ModelAttribute(FORM) InvitedForm form, BindingResult errors, Model model, HttpServletRequest request,
      HttpServletResponse response, RedirectAttributes redirect) {
    Optional<Invitation> invitation = door.look(form.key());
    if (invitation.isEmpty()) {
      return gone(form.key(), model, response);
    }
    NewAccount account = form.read(errors);
    return account == null
        ? again(invitation.get(), model, response)
        : answered(
            door.acceptAsNew(form.key(), account), invitation.get(), form, errors, model, request, response, redirect);
  }

  @PostMapping("/invited/existing")
  String acceptByPassword(
      @ModelAttribute(FORM) InvitedForm form, BindingResult errors, Model model, HttpServletRequest request,
      HttpServletResponse response, RedirectAttributes redirect) {
    Optional<Invitation> invitation = door.look(form.key());
    if (invitation.isEmpty()) {
      return gone(form.key(), model, response);
    }
    String login = InviteForm.text(form.existingLogin());
    String password = form.existingPassword() == null ? "" : form.existingPassword();
    return answered(
        door.acceptByPassword(form.key(), login, password), invitation.get(), form, errors, model, request, response,
        redirect);
  }

  /** The role is added to the account that is signed in. */
  @PostMapping("/invited/join")
  String join(
      @ModelAttribute(FORM) InvitedForm form, Model model, HttpServletRequest request, HttpServletResponse response,
      RedirectAttributes redirect) {
    UUID worksAt = current.of(request).map(Viewer::organisationId).orElse(null);
    SignedIn person = SignedIn.current().orElseThrow(() -> new Forbidden("nobody is signed in"));
    Optional<Invitation> invitation = door.look(form.key());
    if (invitation.isEmpty()
        || door.acceptSignedIn(form.key(), person.personId(), person.getUsername(), worksAt).isEmpty()) {
      return gone(form.key(), model, response);
    }
    FlashMessages.success(redirect, "accounts.flash.joined", invitation.get().organisationName());
    return "redirect:/roles";
  }

  @PostMapping("/invited/again")
  String askAgain(@ModelAttribute(FORM) InvitedForm form) {
    door.askAgain(form.key());
    return "accounts/asked";
  }

  private String answered(
      Optional<Outcome<String>> outcome, Invitation invitation, InvitedForm form, BindingResult errors, Model model,
      HttpServletRequest request, HttpServletResponse response, RedirectAttributes redirect) {
    if (outcome.isEmpty()) {
      return gone(form.key(), model, response);
    }
    if (outcome.get() instanceof Outcome.Refused<String> refused) {
      errors.rejectValue(
          FIELDS.getOrDefault(refused.messageKey(), "password"), refused.messageKey(), refused.arguments().toArray(), null);
      return again(invitation, model, response);
    }
    signIn.as(outcome.get().orThrow(), request, response);
    FlashMessages.success(redirect, "accounts.flash.accepted", invitation.organisationName());
    return "redirect:/";
  }

  private String again(Invitation invitation, Model model, HttpServletResponse response) {
    response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
    return show(invitation, model);
  }

  private String show(Invitation invitation, Model model) {
    model.addAttribute("invitation", invitation);
    model.addAttribute("signedIn", SignedIn.current().map(SignedIn::getUsername).orElse(null));
    model.addAttribute("ways", List.of(way("PASSWORD", "accounts.way.PASSWORD"), way("CODE", "accounts.way.CODE")));
    return PAGE;
  }

  private OptionView way(String value, String messageKey) {
    return new OptionView(value, messages.getMessage(messageKey, null, Locale.JAPAN));
  }

  /** The same for a key that is used, has expired, was of another address, or that nobody ever had. */
  private String gone(Key key, Model model, HttpServletResponse response) {
    audit.recordRefusal(
        AuditEntry.of(
            SignedIn.current()
                .map(person -> new Actor(person.personId(), person.getUsername(), "", null))
                .orElseGet(() -> new Actor(null, "anonymous", "", null)),
            "audit.refused.410", null));
    response.setStatus(HttpStatus.GONE.value());
    model.addAttribute("key", key);
    return "accounts/gone";
  }
}
