package jp.banso.parties.web;

import jakarta.servlet.http.HttpServletResponse;
import jp.banso.kernel.FiscalYear;
import jp.banso.kernel.NotFound;
import jp.banso.kernel.Outcome;
import jp.banso.parties.DeskContact;
import jp.banso.parties.PeopleDesk;
import jp.banso.parties.Viewer;
import jp.banso.platform.web.FlashMessages;
import jp.banso.platform.web.Refusals;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The desks of the prefectures to which a call is announced. */
@Controller
class DeskController {

  private static final String VIEW = "parties/desks";

  private final PeopleDesk desk;

  DeskController(PeopleDesk desk) {
    this.desk = desk;
  }

  @GetMapping("/people/desks")
  String list(Viewer viewer, @RequestParam(required = false) Integer year, Model model) {
    FiscalYear shown = known(viewer, year);
    model.addAttribute("form", DeskForm.blank(shown.year()));
    return show(viewer, shown, model);
  }

  @PostMapping("/people/desks")
  String set(
      Viewer viewer, @ModelAttribute("form") DeskForm form, BindingResult errors, Model model,
      HttpServletResponse response, RedirectAttributes redirect) {
    desk.requireSetter(viewer);
    FiscalYear year = known(viewer, form.year());
    DeskContact contact = form.read(errors);
    if (contact == null || Refusals.refused(desk.setDesk(viewer, year, contact), errors)) {
      response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
      return show(viewer, year, model);
    }
    redirect.addAttribute("year", year.year());
    FlashMessages.success(redirect, "parties.desks.set", contact.deskName());
    return "redirect:/people/desks";
  }

  @PostMapping("/people/desks/take-over")
  String takeOver(Viewer viewer, @RequestParam Integer year, RedirectAttributes redirect) {
    FiscalYear into = known(viewer, year);
    Outcome<Integer> outcome = desk.takeDesksOver(viewer, into);
    if (outcome instanceof Outcome.Refused<Integer> refused) {
      FlashMessages.refused(redirect, refused);
    } else {
      FlashMessages.success(redirect, "parties.desks.takenOver", outcome.orThrow());
    }
    redirect.addAttribute("year", into.year());
    return "redirect:/people/desks";
  }

  private FiscalYear known(Viewer viewer, Integer year) {
    if (year == null) {
      return desk.currentYear(viewer);
    }
    return desk.deskYears(viewer).stream()
        .filter(known -> known.year() == year)
        .findFirst()
        .orElseThrow(() -> new NotFound("fiscal year " + year));
  }

  private String show(Viewer viewer, FiscalYear year, Model model) {
    model.addAttribute("year", year);
    model.addAttribute("years", desk.deskYears(viewer));
    model.addAttribute("desks", desk.desks(viewer, year));
    model.addAttribute("maySet", desk.maySetDesks(viewer));
    model.addAttribute("takenOver", desk.desksToTakeOver(viewer, year));
    model.addAttribute("before", year.previous());
    model.addAttribute("prefectures", RegistrationController.prefectures());
    return VIEW;
  }
}
