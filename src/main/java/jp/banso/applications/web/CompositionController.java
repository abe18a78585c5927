package jp.banso.applications.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.UUID;
import jp.banso.applications.ApplicationId;
import jp.banso.applications.CompositionAid;
import jp.banso.parties.Viewer;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** The live check beside the table of members: a part of the page, drawn anew while someone types. */
@Controller
class CompositionController {

  private final CompositionAid composition;

  CompositionController(CompositionAid composition) {
    this.composition = composition;
  }

  /** What is typed so far, judged; nothing is kept. The rows are people, so they travel in a body and in no address. */
  @PostMapping("/applications/{id}/composition")
  String judge(Viewer viewer, @PathVariable UUID id, HttpServletRequest request, Model model) {
    model.addAttribute(
        "composition", composition.typed(viewer, new ApplicationId(id), request.getParameterMap()));
    model.addAttribute("staff", viewer.role().isSecretariat());
    return "applications/composition :: live";
  }
}
