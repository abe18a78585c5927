package jp.banso.applications.web;

import java.util.UUID;
import jp.banso.applications.ApplicationId;
import jp.banso.applications.PrefillService;
import jp.banso.parties.Viewer;
import jp.banso.platform.web.FlashMessages;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What was put into a draft from an earlier application can be taken out. */
@Controller
class PrefillController {

  private final PrefillService prefill;

  PrefillController(PrefillService prefill) {
    this.prefill = prefill;
  }

  @PostMapping("/applications/{id}/prefill/removal")
  String takeOut(
      Viewer viewer, @PathVariable UUID id, @RequestParam(defaultValue = "") String path, RedirectAttributes redirect) {
    prefill.takeOut(viewer, new ApplicationId(id), path).orThrow();
    FlashMessages.success(redirect, "applications.flash.prefillTakenOut");
    return CasePages.toCase(id) + "/edit";
  }
}
