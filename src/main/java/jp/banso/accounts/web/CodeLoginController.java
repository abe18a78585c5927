package jp.banso.accounts.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import jp.banso.accounts.LoginCodes;
import jp.banso.platform.security.SignIn;
import jp.banso.platform.security.SignedIn;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Login by a code that comes by mail; the same answers whether the address is known or not. */
@Controller
class CodeLoginController {

  private static final String MAIL = "mail";

  private final LoginCodes codes;
  private final SignIn signIn;

  CodeLoginController(LoginCodes codes, SignIn signIn) {
    this.codes = codes;
    this.signIn = signIn;
  }

  @GetMapping("/login/code")
  String ask(Model model) {
    model.addAttribute("loginPage", true);
    return SignedIn.current().isPresent() ? "redirect:/" : "accounts/code-ask";
  }

  @PostMapping("/login/code")
  String send(
      @RequestParam(defaultValue = "") String mail, @RequestParam(defaultValue = "") String name,
      RedirectAttributes redirect) {
    codes.request(mail, name);
    redirect.addFlashAttribute(MAIL, mail.strip());
    redirect.addFlashAttribute("sent", true);
    return "redirect:/login/code/enter";
  }

  @GetMapping("/login/code/enter")
  String form(Model model) {
    model.addAttribute("loginPage", true);
    return "accounts/code-enter";
  }

  @PostMapping("/login/code/enter")
  String enter(
      @RequestParam(defaultValue = "") String mail, @RequestParam(defaultValue = "") String code, Model model,
      HttpServletRequest request, HttpServletResponse response) {
    Optional<String> login = codes.enter(mail, code);
    if (login.isEmpty()) {
      response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
      model.addAttribute("loginPage", true);
      model.addAttribute(MAIL, mail);
      model.addAttribute("failed", true);
      return "accounts/code-enter";
    }
    signIn.as(login.get(), request, response);
    return "redirect:/";
  }
}
