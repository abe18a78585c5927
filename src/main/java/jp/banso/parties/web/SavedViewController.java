package jp.banso.parties.web;

import java.util.UUID;
import jp.banso.kernel.Outcome;
import jp.banso.parties.SavedViews;
import jp.banso.parties.Viewer;
import jp.banso.platform.web.FlashMessages;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Lists kept under a name. */
@Controller
class SavedViewController {

  private final SavedViews views;

  SavedViewController(SavedViews views) {
    this.views = views;
  }

  @PostMapping("/views")
  String keep(
      Viewer viewer, @RequestParam String here, @RequestParam(defaultValue = "") String name,
      @RequestParam(defaultValue = "false") boolean shared, RedirectAttributes redirect) {
    Outcome<String> kept = views.keep(viewer, here, name, shared);
    if (kept instanceof Outcome.Refused<String> refused) {
      FlashMessages.refused(redirect, refused);
      redirect.addFlashAttribute("viewRefused", true);
      redirect.addFlashAttribute("viewName", name);
      redirect.addFlashAttribute("viewShared", shared);
    } else {
      FlashMessages.success(redirect, "parties.views.kept", name.strip());
    }
    return "redirect:" + here;
  }

  @PostMapping("/views/{id}/removal")
  String remove(Viewer viewer, @PathVariable UUID id, RedirectAttributes redirect) {
    String path = views.remove(viewer, id);
    FlashMessages.success(redirect, "parties.views.removed");
    return "redirect:" + path;
  }
}
