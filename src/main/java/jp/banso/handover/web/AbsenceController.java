package jp.banso.handover.web;

import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import jp.banso.handover.AbsenceDesk;
import jp.banso.kernel.Outcome;
import jp.banso.parties.Absence;
import jp.banso.parties.RoleHolding;
import jp.banso.parties.Viewer;
import jp.banso.platform.web.FieldLabel;
import jp.banso.platform.web.FlashMessages;
import jp.banso.platform.web.OptionView;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** 不在と代理 of an office. */
@Controller
class AbsenceController {

  private static final Map<String, String> FIELDS =
      Map.of(
          "handover.refused.lastDay", "lastDay", "handover.refused.past", "lastDay", "handover.refused.tooFar", "lastDay",
          "handover.refused.overlap", "firstDay", "handover.refused.substituteAway", "substitute",
          "handover.refused.substitute", "substitute");

  private final AbsenceDesk desk;

  AbsenceController(AbsenceDesk desk) {
    this.desk = desk;
  }

  /** An absence as typed; whose it is and who stands in are roles. */
  record AbsenceForm(
      @FieldLabel("handover.absence.whose") String role,
      @FieldLabel("handover.absence.firstDay") String firstDay,
      @FieldLabel("handover.absence.lastDay") String lastDay,
      @FieldLabel("handover.absence.substitute") String substitute) {}

  @GetMapping("/absences")
  String list(Viewer viewer, Model model) {
    model.addAttribute("form", new AbsenceForm(viewer.roleId().toString(), "", "", ""));
    return show(viewer, model);
  }

  @PostMapping("/absences")
  String enter(
      Viewer viewer, @ModelAttribute("form") AbsenceForm form, BindingResult errors, Model model,
      HttpServletResponse response, RedirectAttributes redirect) {
    desk.enterable(viewer);
    LocalDate first = Days.read(errors, "firstDay", form.firstDay());
    LocalDate last = Days.read(errors, "lastDay", form.lastDay());
    UUID role = Days.id(errors, "role", form.role());
    UUID substitute = Days.id(errors, "substitute", form.substitute());
    Outcome<List<String>> entered = errors.hasErrors() ? null : desk.enter(viewer, role, substitute, first, last);
    if (entered instanceof Outcome.Refused<List<String>> refused) {
      errors.rejectValue(FIELDS.get(refused.messageKey()), refused.messageKey());
    }
    if (errors.hasErrors()) {
      response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
      return show(viewer, model);
    }
    List<String> alone = entered.orThrow();
    if (alone.isEmpty()) {
      FlashMessages.success(redirect, "handover.absence.flash.entered");
    } else {
      FlashMessages.warning(redirect, "handover.absence.flash.leavesAlone", String.join("\u3001", alone));
    }
    return "redirect:/absences";
  }

  @PostMapping("/absences/{id}/end")
  String end(Viewer viewer, @PathVariable UUID id, RedirectAttributes redirect) {
    desk.end(viewer, id);
    FlashMessages.success(redirect, "handover.absence.flash.ended");
    return "redirect:/absences";
  }

  private String show(Viewer viewer, Model model) {
    List<Absence> absences = desk.all(viewer);
    Set<UUID> endable =
        absences.stream().filter(one -> desk.mayEnd(viewer, one)).map(Absence::id).collect(Collectors.toSet());
    model.addAttribute("absences", absences);
    model.addAttribute("endable", endable);
    model.addAttribute("uncovered", desk.uncovered(viewer));
    model.addAttribute("people", options(desk.enterable(viewer)));
    List<RoleHolding> substitutes = desk.substitutes(viewer);
    model.addAttribute("substitutes", options(substitutes));
    model.addAttribute(
        "alone", substitutes.stream().allMatch(one -> one.personId().equals(viewer.personId())));
    model.addAttribute("standsFor", viewer.standsFor().values());
    return "handover/absences";
  }

  private static List<OptionView> options(List<RoleHolding> holdings) {
    return holdings.stream()
        .map(one -> new OptionView(one.roleId().toString(), one.displayName() + " (" + one.loginName() + ")"))
        .toList();
  }
}
