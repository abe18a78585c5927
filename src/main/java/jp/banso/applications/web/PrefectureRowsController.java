package jp.banso.applications.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.UUID;
import jp.banso.applications.ApplicationId;
import jp.banso.applications.ApplicationView;
import jp.banso.applications.ApplicationView.Step;
import jp.banso.applications.PrefectureRowsService;
import jp.banso.forms.BoundAnswers;
import jp.banso.parties.Viewer;
import jp.banso.platform.web.FlashMessages;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** 県・保健所の構成員: the prefecture's own rows in the region's table. */
@Controller
class PrefectureRowsController {

  private final PrefectureRowsService rows;
  private final CasePages pages;

  PrefectureRowsController(PrefectureRowsService rows, CasePages pages) {
    this.rows = rows;
    this.pages = pages;
  }

  @GetMapping("/applications/{id}/prefecture-rows")
  String show(Viewer viewer, @PathVariable UUID id, Model model) {
    ApplicationView view = pages.fill(viewer, new ApplicationId(id), model);
    return view.can(Step.OWN_ROWS) ? page(viewer, view, null, model) : CasePages.toCase(id);
  }

  private String page(Viewer viewer, ApplicationView view, BoundAnswers typed, Model model) {
    PrefectureRowsService.Rows page = rows.page(viewer, view.id(), typed);
    model.addAttribute("formPage", page.table());
    model.addAttribute("otherRows", page.others());
    model.addAttribute("seen", page.seen());
    return "applications/prefecture-rows";
  }

  @PostMapping("/applications/{id}/prefecture-rows")
  String write(
      Viewer viewer, @PathVariable UUID id, @RequestParam(defaultValue = "") String seen, HttpServletRequest request,
      Model model, HttpServletResponse response, RedirectAttributes redirect) {
    ApplicationView view = pages.forStep(viewer, id, Step.OWN_ROWS, model);
    PrefectureRowsService.Written written = rows.write(viewer, view.id(), seen, request.getParameterMap());
    if (written.refused()) {
      response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
    }
    if (written.refused() || written.typed().rowsEdited()) {
      return page(viewer, view, written.typed(), model);
    }
    FlashMessages.success(redirect, "applications.flash.prefectureRows");
    return CasePages.toCase(id);
  }
}
