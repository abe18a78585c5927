package jp.banso.overview.web;

import java.util.Map;
import jp.banso.calls.Calls;
import jp.banso.parties.RoleKind;
import jp.banso.parties.Viewer;
import org.springframework.core.io.Resource;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;

/** 使い方: what one does here in this role, and whom to ask. */
@Controller
class HelpController {

  private static final Map<RoleKind, String> OWN_PAGES =
      Map.of(
          RoleKind.REGION, "region", RoleKind.PREFECTURE, "prefecture", RoleKind.SECRETARIAT, "secretariat",
          RoleKind.SECRETARIAT_MANAGER, "secretariat", RoleKind.MINISTRY, "ministry", RoleKind.REVIEWER, "reviewer",
          RoleKind.ADVISOR, "advisor", RoleKind.ADMINISTRATOR, "administrator");

  private final Calls calls;
  private final ManualPages manual;

  HelpController(Calls calls, ManualPages manual) {
    this.calls = calls;
    this.manual = manual;
  }

  @GetMapping("/help")
  String help(Viewer viewer, Model model) {
    boolean inside = viewer.role().isSecretariat() || viewer.role() == RoleKind.ADMINISTRATOR;
    model.addAttribute("role", viewer.role());
    model.addAttribute("call", inside ? null : calls.current(viewer.programme()).orElse(null));
    model.addAttribute("manual", OWN_PAGES.get(viewer.role()));
    return "overview/help";
  }

  @GetMapping("/help/manual")
  String manual(@RequestParam(defaultValue = ManualPages.CONTENTS) String page, Model model) {
    model.addAttribute("page", manual.page(page));
    model.addAttribute("contents", page.equals(ManualPages.CONTENTS));
    return "overview/manual";
  }

  @GetMapping(path = "/help/picture", produces = MediaType.IMAGE_PNG_VALUE)
  @ResponseBody
  Resource picture(@RequestParam String name) {
    return manual.picture(name);
  }
}
