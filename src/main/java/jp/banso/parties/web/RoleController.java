package jp.banso.parties.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.util.List;
import java.util.UUID;
import jp.banso.kernel.NotFound;
import jp.banso.parties.CurrentViewer;
import jp.banso.parties.Viewer;
import jp.banso.platform.web.FlashMessages;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Lets a person with several roles choose the one to work in. */
@Controller
class RoleController {

  private final CurrentViewer currentViewer;

  RoleController(CurrentViewer currentViewer) {
    this.currentViewer = currentViewer;
  }

  @GetMapping("/roles")
  String roles(Viewer viewer, HttpServletRequest request, Model model) {
    List<RoleChoiceView> choices =
        currentViewer.rolesOf(request).stream()
            .map(role -> RoleChoiceView.of(role, role.roleId().equals(viewer.roleId())))
            .toList();
    model.addAttribute("choices", choices);
    return "parties/roles";
  }

  /** A new session id goes with the new rights. */
  @PostMapping("/roles")
  String choose(@RequestParam UUID role, HttpServletRequest request, RedirectAttributes redirect) {
    Viewer chosen =
        currentViewer.rolesOf(request).stream()
            .filter(own -> own.roleId().equals(role))
            .findFirst()
            .orElseThrow(() -> new NotFound("role"));
    HttpSession session = request.getSession();
    request.changeSessionId();
    session.setAttribute(ViewerArgument.CHOSEN_ROLE, chosen.roleId());
    FlashMessages.success(redirect, "parties.roles.chosen", chosen.organisationName());
    return "redirect:/";
  }
}
