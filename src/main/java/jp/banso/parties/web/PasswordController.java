package jp.banso.parties.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jp.banso.parties.Passwords;
import jp.banso.parties.Viewer;
import jp.banso.platform.security.SignedIn;
import jp.banso.platform.web.Refusals;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;

/** Lets a person change the own password; with an initial one it is the only page that opens. */
@Controller
class PasswordController {

  private static final String VIEW = "parties/password";

  private final Passwords passwords;

  PasswordController(Passwords passwords) {
    this.passwords = passwords;
  }

  @GetMapping("/password")
  String page(Viewer viewer, @AuthenticationPrincipal SignedIn person, Model model) {
    model.addAttribute("withoutPassword", passwords.hasNone(viewer));
    return show(person, model, new PasswordForm("", "", ""));
  }

  @PostMapping("/password")
  String change(
      Viewer viewer, @AuthenticationPrincipal SignedIn person,
      @ModelAttribute("form") PasswordForm form, BindingResult errors, Model model,
      HttpServletRequest request, HttpServletResponse response) {
    form.check(errors);
    if (errors.hasErrors()
        || Refusals.refused(passwords.change(viewer, form.current(), form.chosen()), errors)) {
      response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
      model.addAttribute("initial", person.initialPassword());
      model.addAttribute("withoutPassword", passwords.hasNone(viewer));
      return VIEW;
    }
    request.getSession().invalidate();
    return "redirect:/login?changed";
  }

  private static String show(SignedIn person, Model model, PasswordForm form) {
    model.addAttribute("form", form);
    model.addAttribute("initial", person.initialPassword());
    return VIEW;
  }
}
