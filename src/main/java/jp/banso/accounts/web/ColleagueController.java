package jp.banso.accounts.web;

import jakarta.servlet.http.HttpServletResponse;
import java.text.Normalizer;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import jp.banso.accounts.DeskColleagues;
import jp.banso.kernel.CalendarYears;
import jp.banso.kernel.Outcome;
import jp.banso.parties.Absences;
import jp.banso.parties.Colleague;
import jp.banso.parties.Viewer;
import jp.banso.platform.web.FieldLabel;
import jp.banso.platform.web.FlashMessages;
import jp.banso.platform.web.FreeText;
import jp.banso.platform.web.UnreadDate;
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

/** 課の担当者 of a prefecture. */
@Controller
class ColleagueController {

  private static final String FORM = "form";
  private static final String LIST = "redirect:/desk";
  private static final Map<String, String> FIELDS =
      Map.of(
          "accounts.refused.displayName", "displayName", "accounts.refused.mail", "mail",
          "accounts.refused.mailElsewhere", "mail");

  private final DeskColleagues desk;
  private final Absences absences;

  ColleagueController(DeskColleagues desk, Absences absences) {
    this.desk = desk;
    this.absences = absences;
  }

  /** Name and address of a colleague, as typed. */
  record ColleagueForm(
      @FieldLabel("accounts.displayName") String displayName, @FieldLabel("parties.people.mail") String mail) {}

  @GetMapping("/desk")
  String list(Viewer viewer, Model model) {
    List<Colleague> colleagues = desk.all(viewer);
    model.addAttribute("colleagues", colleagues);
    model.addAttribute("away", absences.marks(viewer, colleagues.stream().map(Colleague::personId).toList()));
    model.addAttribute("prefecture", viewer.prefectureOrNull().value());
    model.addAttribute("mayKeep", desk.mayKeep(viewer));
    model.addAttribute("me", viewer.personId());
    return "accounts/desk";
  }

  @GetMapping("/desk/{role}")
  String form(Viewer viewer, @PathVariable UUID role, Model model) {
    Colleague colleague = desk.find(viewer, role);
    model.addAttribute(FORM, new ColleagueForm(colleague.displayName(), colleague.mail()));
    return show(viewer, colleague, model);
  }

  @PostMapping("/desk/{role}")
  String rename(
      Viewer viewer, @PathVariable UUID role, @ModelAttribute(FORM) ColleagueForm form, BindingResult errors,
      Model model, HttpServletResponse response, RedirectAttributes redirect) {
    Colleague colleague = desk.find(viewer, role);
    FreeText.of(errors).limit("displayName", form.displayName(), FreeText.LINE).limit("mail", form.mail(), FreeText.LINE);
    if (!errors.hasErrors()
        && desk.rename(
                viewer, role, InviteForm.text(form.displayName()),
                Normalizer.normalize(InviteForm.text(form.mail()), Normalizer.Form.NFKC))
            instanceof Outcome.Refused<Void> refused) {
      errors.rejectValue(FIELDS.get(refused.messageKey()), refused.messageKey());
    }
    if (errors.hasErrors()) {
      response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
      return show(viewer, colleague, model);
    }
    FlashMessages.success(redirect, "accounts.flash.renamed", form.displayName());
    return LIST;
  }

  @PostMapping("/desk/{role}/end")
  String end(
      Viewer viewer, @PathVariable UUID role, @RequestParam(defaultValue = "") String lastDay, Model model,
      HttpServletResponse response, RedirectAttributes redirect) {
    Colleague colleague = desk.find(viewer, role);
    Optional<LocalDate> day = CalendarYears.parse(lastDay);
    Outcome<Void> outcome =
        day.isEmpty()
            ? Outcome.refused(UnreadDate.reason(lastDay, "accounts.refused.date"))
            : desk.end(viewer, role, day.get());
    if (outcome instanceof Outcome.Refused<Void> refused) {
      model.addAttribute(FORM, new ColleagueForm(colleague.displayName(), colleague.mail()));
      model.addAttribute("lastDay", lastDay);
      model.addAttribute("lastDayRefused", refused.messageKey());
      response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
      return show(viewer, colleague, model);
    }
    FlashMessages.success(redirect, "accounts.flash.ended", colleague.displayName());
    return LIST;
  }

  @PostMapping("/desk/{role}/manager")
  String appoint(
      Viewer viewer, @PathVariable UUID role, @RequestParam boolean manages, RedirectAttributes redirect) {
    Colleague colleague = desk.find(viewer, role);
    if (desk.appoint(viewer, role, manages) instanceof Outcome.Refused<Void> refused) {
      FlashMessages.refused(redirect, refused);
    } else {
      FlashMessages.success(
          redirect, manages ? "accounts.flash.managerMade" : "accounts.flash.managerEnded", colleague.displayName());
    }
    return LIST;
  }

  private static String show(Viewer viewer, Colleague colleague, Model model) {
    model.addAttribute("colleague", colleague);
    model.addAttribute("me", viewer.personId());
    return "accounts/colleague";
  }
}
