package jp.banso.parties.web;

import java.util.UUID;
import jp.banso.kernel.Outcome;
import jp.banso.parties.PeopleDesk;
import jp.banso.parties.PeopleDesk.InitialPassword;
import jp.banso.parties.Viewer;
import jp.banso.platform.web.FlashMessages;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The administrator's list of people, with what can be done to one of them. */
@Controller
class PeopleController {

  private final PeopleDesk desk;

  PeopleController(PeopleDesk desk) {
    this.desk = desk;
  }

  @GetMapping("/people")
  String list(Viewer viewer, Model model) {
    model.addAttribute("accounts", desk.accounts(viewer));
    return "parties/people";
  }

  @PostMapping("/people/roles/end")
  String endRole(Viewer viewer, @RequestParam UUID role, RedirectAttributes redirect) {
    if (desk.endRole(viewer, role) instanceof Outcome.Refused<Void> refused) {
      FlashMessages.refused(redirect, refused);
    } else {
      FlashMessages.success(redirect, "parties.people.role.ended");
    }
    return "redirect:/people";
  }

  @PostMapping("/people/passwords")
  String renewPassword(Viewer viewer, @RequestParam UUID person, RedirectAttributes redirect) {
    InitialPassword initial = desk.renewPassword(viewer, person);
    FlashMessages.success(
        redirect, "parties.people.password.renewed", initial.loginName(), initial.password());
    return "redirect:/people";
  }
}
