package jp.banso.parties.web;

import jakarta.servlet.http.HttpServletResponse;
import jp.banso.parties.DeskContact;
import jp.banso.parties.PeopleDesk;
import jp.banso.parties.Viewer;
import jp.banso.platform.web.FlashMessages;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
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
  String list(Viewer viewer, Model model) {
    model.addAttribute("form", DeskForm.blank());
    return show(viewer, model);
  }

  @PostMapping("/people/desks")
  String set(
      Viewer viewer, @ModelAttribute("form") DeskForm form, BindingResult errors, Model model,
      HttpServletResponse response, RedirectAttributes redirect) {
    DeskContact contact = form.read(errors);
    if (contact == null || Refusals.refused(desk.setDesk(viewer, contact), errors)) {
      response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
      return show(viewer, model);
    }
    FlashMessages.success(redirect, "parties.desks.set", contact.deskName());
    return "redirect:/people/desks";
  }

  private String show(Viewer viewer, Model model) {
    model.addAttribute("desks", desk.desks(viewer));
    model.addAttribute("prefectures", RegistrationController.prefectures());
    return VIEW;
  }
}
