package jp.banso.overview.web;

import jp.banso.calls.Calls;
import jp.banso.parties.RoleKind;
import jp.banso.parties.Viewer;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** 使い方: what one does here in this role, and whom to ask. */
@Controller
class HelpController {

  private final Calls calls;

  HelpController(Calls calls) {
    this.calls = calls;
  }

  @GetMapping("/help")
  String help(Viewer viewer, Model model) {
    boolean inside = viewer.role().isSecretariat() || viewer.role() == RoleKind.ADMINISTRATOR;
    model.addAttribute("role", viewer.role());
    model.addAttribute("call", inside ? null : calls.current(viewer.programme()).orElse(null));
    return "overview/help";
  }
}
