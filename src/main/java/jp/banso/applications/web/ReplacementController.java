package jp.banso.applications.web;

import java.util.UUID;
import jp.banso.applications.ApplicationId;
import jp.banso.applications.ReplacementService;
import jp.banso.kernel.Outcome;
import jp.banso.parties.Viewer;
import jp.banso.platform.web.FlashMessages;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** 差替え: a corrected version of what was submitted. */
@Controller
class ReplacementController {

  private final ReplacementService replacements;

  ReplacementController(ReplacementService replacements) {
    this.replacements = replacements;
  }

  @PostMapping("/applications/{id}/replacement")
  String begin(Viewer viewer, @PathVariable UUID id, RedirectAttributes redirect) {
    Outcome<ApplicationId> begun = replacements.begin(viewer, new ApplicationId(id));
    if (begun instanceof Outcome.Refused<ApplicationId> refused) {
      FlashMessages.refused(redirect, refused);
      return CasePages.toCase(id);
    }
    FlashMessages.success(redirect, "applications.flash.replacement");
    return CasePages.toCase(begun.orThrow().value()) + "/edit";
  }
}
