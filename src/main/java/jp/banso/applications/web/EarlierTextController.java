package jp.banso.applications.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import jp.banso.applications.ApplicationId;
import jp.banso.applications.ApplicationView;
import jp.banso.applications.ApplicationView.Step;
import jp.banso.applications.DraftService;
import jp.banso.applications.SaveResult;
import jp.banso.applications.WritingAid;
import jp.banso.applications.WritingAid.EarlierText;
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

/** 記入の履歴: what the form said at the end of each sitting, compared, and taken back where it was better. */
@Controller
class EarlierTextController {

  private final WritingAid writing;
  private final DraftService drafts;
  private final CasePages pages;
  private final ClashPages clashes;

  EarlierTextController(WritingAid writing, DraftService drafts, CasePages pages, ClashPages clashes) {
    this.writing = writing;
    this.drafts = drafts;
    this.pages = pages;
    this.clashes = clashes;
  }

  /** @param to null for the present text, the only one against which something can be taken back */
  @GetMapping("/applications/{id}/earlier")
  String show(
      Viewer viewer, @PathVariable UUID id, @RequestParam(required = false) Long from, @RequestParam(required = false) Long to,
      Model model) {
    ApplicationView view = pages.fill(viewer, new ApplicationId(id), model);
    if (!view.can(Step.EDIT)) {
      return CasePages.toCase(id);
    }
    List<EarlierText> earlier = writing.earlier(viewer, view.id());
    model.addAttribute("earlier", earlier);
    if (from != null || !earlier.isEmpty()) {
      long first = from == null ? earlier.get(0).version() : from;
      model.addAttribute("from", first);
      model.addAttribute("to", to);
      model.addAttribute("changes", writing.changes(viewer, view.id(), first, to));
    }
    model.addAttribute("proxyOffered", view.editedOnWord());
    return "applications/earlier";
  }

  /** @param field path of what alone is taken back; empty for the whole text */
  @PostMapping("/applications/{id}/earlier")
  String takeBack(
      Viewer viewer, @PathVariable UUID id, @RequestParam long version, @RequestParam long from,
      @RequestParam(defaultValue = "") String field, Model model, HttpServletResponse response, RedirectAttributes redirect) {
    SaveResult result =
        drafts.takeBack(viewer, new ApplicationId(id), version, from, field.isEmpty() ? null : field.replaceAll("\\[.*", ""));
    if (result instanceof SaveResult.Clashing clashing) {
      response.setStatus(HttpStatus.CONFLICT.value());
      return clashes.page(viewer, pages.forStep(viewer, id, Step.EDIT, model), clashing.page(), Map.of(), model);
    }
    FlashMessages.success(redirect, "applications.flash.takenBack");
    return CasePages.toCase(id) + "/earlier?from=" + from;
  }
}
