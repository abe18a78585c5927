package jp.banso.handover.web;

import jakarta.servlet.http.HttpServletResponse;
import java.text.Normalizer;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import jp.banso.handover.HeldThing;
import jp.banso.handover.TransferState;
import jp.banso.handover.TransferView;
import jp.banso.handover.Transfers;
import jp.banso.handover.Transfers.Wanted;
import jp.banso.kernel.Outcome;
import jp.banso.parties.RoleHolding;
import jp.banso.parties.Viewer;
import jp.banso.platform.web.FieldLabel;
import jp.banso.platform.web.FlashMessages;
import jp.banso.platform.web.FreeText;
import jp.banso.platform.web.OptionView;
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

/** 異動・退職: who leaves, what goes to whom, and 「引き継いだもの」 for the successor. */
@Controller
class TransferController {

  private static final String FORM = "handover/transfer-new";
  private static final Map<String, String> FIELDS =
      Map.of(
          "handover.refused.effectivePast", "effectiveOn", "handover.refused.effectiveFar", "effectiveOn",
          "handover.refused.standing", "effectiveOn", "handover.refused.oneSuccessor", "successor",
          "handover.refused.successor", "successor", "accounts.refused.mail", "mail", "accounts.refused.firstDay",
          "effectiveOn", "accounts.refused.invitedAlready", "mail");

  private final Transfers transfers;

  TransferController(Transfers transfers) {
    this.transfers = transfers;
  }

  /** A transfer as typed; {@code confirmed} once what goes to whom was shown. */
  record TransferForm(
      @FieldLabel("handover.transfer.effectiveOn") String effectiveOn,
      @FieldLabel("handover.transfer.successor") String successor,
      @FieldLabel("handover.transfer.mail") String mail,
      @FieldLabel("accounts.addressee") String addressee,
      String confirmed) {}

  @GetMapping("/transfers")
  String list(Viewer viewer, @RequestParam(defaultValue = "") String q, Model model) {
    model.addAttribute("q", q);
    model.addAttribute("people", transfers.movable(viewer, q));
    model.addAttribute("searched", !q.isBlank());
    model.addAttribute("ofDesk", viewer.prefecture().isPresent());
    model.addAttribute("transfers", transfers.all(viewer));
    return "handover/transfers";
  }

  @GetMapping("/transfers/new/{role}")
  String form(Viewer viewer, @PathVariable UUID role, Model model) {
    RoleHolding leaver = transfers.leaver(viewer, role);
    model.addAttribute("form", new TransferForm("", "", "", "", ""));
    return show(viewer, leaver, model);
  }

  @PostMapping("/transfers/new/{role}")
  String enter(
      Viewer viewer, @PathVariable UUID role, @ModelAttribute("form") TransferForm form, BindingResult errors, Model model,
      HttpServletResponse response, RedirectAttributes redirect) {
    RoleHolding leaver = transfers.leaver(viewer, role);
    Wanted wanted = read(form, errors);
    boolean sure = "true".equals(form.confirmed());
    boolean ownRight = sure && wanted != null && transfers.endsOwnRight(viewer, role, wanted);
    List<HeldThing> things = ownRight ? transfers.held(viewer, role) : List.of();
    Outcome<UUID> outcome =
        errors.hasErrors()
            ? null
            : sure ? transfers.enter(viewer, role, wanted) : transfers.judge(viewer, role, wanted).then(fits -> Outcome.done(null));
    if (outcome instanceof Outcome.Refused<UUID> refused) {
      errors.rejectValue(FIELDS.get(refused.messageKey()), refused.messageKey());
    }
    if (errors.hasErrors()) {
      response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
      return show(viewer, leaver, model);
    }
    if (!sure) {
      model.addAttribute("preview", true);
      model.addAttribute("effectiveOn", wanted.effectiveOn());
      model.addAttribute("successorName", successorName(viewer, role, wanted));
      model.addAttribute("successorAway", transfers.isAway(viewer, role, wanted));
      model.addAttribute("endsOwn", transfers.endsOwnRight(viewer, role, wanted));
      return show(viewer, leaver, model);
    }
    if (ownRight) {
      // the session has just ended: after a redirect there would be a login page and no word
      model.addAttribute("leaver", leaver);
      model.addAttribute("things", things);
      return "handover/transfer-left";
    }
    FlashMessages.success(redirect, "handover.transfer.flash.entered", leaver.displayName());
    return "redirect:/transfers/" + outcome.orThrow();
  }

  private static Wanted read(TransferForm form, BindingResult errors) {
    LocalDate day = Days.read(errors, "effectiveOn", form.effectiveOn());
    FreeText.of(errors)
        .limit("mail", form.mail(), FreeText.LINE)
        .limit("addressee", form.addressee(), FreeText.LINE);
    UUID successor = text(form.successor()).isEmpty() ? null : Days.id(errors, "successor", form.successor());
    return errors.hasErrors()
        ? null
        : new Wanted(
            day, successor, Normalizer.normalize(text(form.mail()), Normalizer.Form.NFKC), text(form.addressee()));
  }

  private String successorName(Viewer viewer, UUID role, Wanted wanted) {
    return transfers.successors(viewer, role).stream()
        .filter(one -> one.roleId().equals(wanted.successorRoleId()))
        .map(RoleHolding::displayName)
        .findFirst()
        .orElse(wanted.mail());
  }

  private String show(Viewer viewer, RoleHolding leaver, Model model) {
    List<HeldThing> things = transfers.held(viewer, leaver.roleId());
    model.addAttribute("leaver", leaver);
    model.addAttribute("things", things);
    model.addAttribute("successors", options(transfers.successors(viewer, leaver.roleId())));
    return FORM;
  }

  @GetMapping("/transfers/{id}")
  String page(Viewer viewer, @PathVariable UUID id, Model model) {
    TransferView transfer = transfers.find(viewer, id);
    boolean keeps = transfers.keeps(viewer, id);
    boolean open = transfer.state() == TransferState.PLANNED || transfer.state() == TransferState.LEFT;
    boolean mine = viewer.personId().equals(transfer.successorId());
    model.addAttribute("transfer", transfer);
    model.addAttribute("things", transfers.things(viewer, id));
    model.addAttribute("mine", mine);
    model.addAttribute("mayConfirm", mine && transfer.state() == TransferState.HANDED);
    model.addAttribute("mayWithdraw", keeps && transfer.state() == TransferState.PLANNED);
    model.addAttribute("mayChoose", keeps && open);
    model.addAttribute("keeps", keeps);
    model.addAttribute(
        "successors", keeps && open ? options(transfers.successorsFor(viewer, id)) : List.of());
    return "handover/transfer";
  }

  @PostMapping("/transfers/{id}/withdrawal")
  String withdraw(Viewer viewer, @PathVariable UUID id, RedirectAttributes redirect) {
    transfers.withdraw(viewer, id);
    FlashMessages.success(redirect, "handover.transfer.flash.withdrawn");
    return "redirect:/transfers/" + id;
  }

  @PostMapping("/transfers/{id}/successor")
  String choose(
      Viewer viewer, @PathVariable UUID id, @RequestParam(defaultValue = "") String successor,
      RedirectAttributes redirect) {
    Outcome<Void> outcome = transfers.choose(viewer, id, chosen(successor));
    if (outcome instanceof Outcome.Refused<Void> refused) {
      FlashMessages.refused(redirect, refused);
    } else {
      FlashMessages.success(redirect, "handover.transfer.flash.chosen");
    }
    return "redirect:/transfers/" + id;
  }

  @PostMapping("/transfers/{id}/confirmation")
  String confirm(Viewer viewer, @PathVariable UUID id, RedirectAttributes redirect) {
    transfers.confirm(viewer, id);
    FlashMessages.success(redirect, "handover.transfer.flash.confirmed");
    return "redirect:/transfers/" + id;
  }

  /** Who is not in the list of choices is nobody. */
  private static UUID chosen(String role) {
    try {
      return UUID.fromString(role);
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  private static List<OptionView> options(List<RoleHolding> holdings) {
    return holdings.stream()
        .map(one -> new OptionView(one.roleId().toString(), one.displayName() + " (" + one.loginName() + ")"))
        .toList();
  }

  private static String text(String typed) {
    return typed == null ? "" : typed.strip();
  }
}
