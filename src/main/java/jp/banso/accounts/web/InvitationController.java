package jp.banso.accounts.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import jp.banso.accounts.InvitationDesk;
import jp.banso.accounts.InvitationDesk.Wanted;
import jp.banso.kernel.Outcome;
import jp.banso.kernel.PrefectureCode;
import jp.banso.parties.OrganisationKind;
import jp.banso.parties.RoleKind;
import jp.banso.parties.Viewer;
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
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** 招待: what the viewer's side has sent, and the form for another one. */
@Controller
class InvitationController {

  private static final String FORM = "accounts/invite";
  private static final String LIST = "redirect:/people/invitations";

  /** At which field a refusal is said. */
  private static final Map<String, String> FIELDS =
      Map.of(
          "accounts.refused.mail", "mail", "accounts.refused.firstDay", "firstDay", "accounts.refused.lastDay",
          "lastDay", "accounts.refused.prefecture", "prefecture", "accounts.refused.organisation", "organisation",
          "accounts.refused.invitedAlready", "mail");

  private final InvitationDesk desk;
  private final MessageSource messages;

  InvitationController(InvitationDesk desk, MessageSource messages) {
    this.desk = desk;
    this.messages = messages;
  }

  @GetMapping("/people/invitations")
  String list(Viewer viewer, Model model) {
    model.addAttribute("lines", desk.all(viewer));
    model.addAttribute("desks", desk.desksWithoutPeople(viewer));
    return "accounts/invitations";
  }

  @GetMapping("/people/invitations/new")
  String form(Viewer viewer, @RequestParam(defaultValue = "") String role, Model model) {
    desk.requireInviter(viewer);
    model.addAttribute("form", InviteForm.of(role));
    return show(viewer, model);
  }

  @PostMapping("/people/invitations/new")
  String invite(
      Viewer viewer, @ModelAttribute("form") InviteForm form, BindingResult errors, Model model,
      HttpServletResponse response, RedirectAttributes redirect) {
    desk.requireInviter(viewer);
    Wanted wanted = form.read(errors);
    if (wanted != null && desk.invite(viewer, wanted) instanceof Outcome.Refused<UUID> refused) {
      errors.rejectValue(FIELDS.get(refused.messageKey()), refused.messageKey());
    }
    if (errors.hasErrors()) {
      response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
      return show(viewer, model);
    }
    FlashMessages.success(redirect, "accounts.flash.invited", wanted.mail());
    return wanted.role() == viewer.role() && viewer.role() == RoleKind.PREFECTURE ? "redirect:/desk" : LIST;
  }

  @PostMapping("/people/invitations/desks")
  String desks(Viewer viewer, RedirectAttributes redirect) {
    Outcome<Integer> outcome = desk.inviteDesks(viewer);
    if (outcome instanceof Outcome.Refused<Integer> refused) {
      FlashMessages.refused(redirect, refused);
    } else {
      FlashMessages.success(redirect, "accounts.flash.desksInvited", outcome.orThrow());
    }
    return LIST;
  }

  @GetMapping("/people/invitations/{id}")
  String page(Viewer viewer, @PathVariable UUID id, Model model) {
    model.addAttribute("line", desk.find(viewer, id));
    model.addAttribute("listed", !desk.roles(viewer).isEmpty());
    return "accounts/invitation";
  }

  @PostMapping("/people/invitations/{id}/resend")
  String resend(Viewer viewer, @PathVariable UUID id, RedirectAttributes redirect) {
    return answered(desk.resend(viewer, id), "accounts.flash.resent", id, redirect);
  }

  @PostMapping("/people/invitations/{id}/withdraw")
  String withdraw(Viewer viewer, @PathVariable UUID id, RedirectAttributes redirect) {
    return answered(desk.withdraw(viewer, id), "accounts.flash.withdrawn", id, redirect);
  }

  private static String answered(Outcome<Void> outcome, String done, UUID id, RedirectAttributes redirect) {
    if (outcome instanceof Outcome.Refused<Void> refused) {
      FlashMessages.refused(redirect, refused);
    } else {
      FlashMessages.success(redirect, done);
    }
    return LIST + "/" + id;
  }

  private String show(Viewer viewer, Model model) {
    Set<RoleKind> roles = desk.roles(viewer);
    model.addAttribute("roles", roles.stream().map(role -> option(role.name(), role.messageKey())).toList());
    model.addAttribute(
        "kinds",
        Stream.of(OrganisationKind.MUNICIPALITY, OrganisationKind.MEDICAL_ASSOCIATION, OrganisationKind.HUB)
            .map(kind -> option(kind.name(), kind.messageKey()))
            .toList());
    model.addAttribute("ofPrefecture", viewer.role() == RoleKind.PREFECTURE);
    model.addAttribute("prefectures", prefectures());
    return FORM;
  }

  private static List<OptionView> prefectures() {
    return PrefectureCode.all().stream().map(one -> new OptionView(one.value(), one.name())).toList();
  }

  private OptionView option(String value, String messageKey) {
    return new OptionView(value, messages.getMessage(messageKey, null, Locale.JAPAN));
  }
}
