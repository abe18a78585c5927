package jp.banso.parties.web;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import jp.banso.parties.DemoAccount;
import jp.banso.parties.DemoAccounts;
import jp.banso.parties.RoleKind;
import jp.banso.platform.security.SignedIn;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The login page; the form itself is received by the security filter. */
@Controller
class LoginController {

  private final DemoAccounts demoAccounts;

  LoginController(DemoAccounts demoAccounts) {
    this.demoAccounts = demoAccounts;
  }

  @GetMapping("/login")
  String login(
      @RequestParam(required = false) String error,
      @RequestParam(required = false) String logout,
      @RequestParam(required = false) String changed,
      @RequestParam(required = false) String waiting,
      Authentication authentication,
      Model model) {
    if (authentication != null && authentication.getPrincipal() instanceof SignedIn) {
      return "redirect:/";
    }
    model.addAttribute("loginPage", true);
    model.addAttribute("failed", error != null);
    model.addAttribute("loggedOut", logout != null);
    model.addAttribute("passwordChanged", changed != null);
    model.addAttribute("waiting", waiting != null);
    model.addAttribute("demoGroups", groups(demoAccounts.listed()));
    model.addAttribute("demoPassword", demoAccounts.password());
    return "parties/login";
  }

  private static List<DemoGroupView> groups(List<DemoAccount> accounts) {
    Map<RoleKind, List<DemoAccount>> byRole = new TreeMap<>(Comparator.naturalOrder());
    accounts.forEach(
        account -> byRole.computeIfAbsent(account.role(), role -> new ArrayList<>()).add(account));
    return byRole.entrySet().stream()
        .map(group -> new DemoGroupView(group.getKey().messageKey(), group.getValue()))
        .toList();
  }
}
