package jp.banso.applications.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import jp.banso.applications.ApplicationId;
import jp.banso.applications.ApplicationView;
import jp.banso.applications.ApplicationView.Step;
import jp.banso.applications.CaseReading;
import jp.banso.applications.DraftService;
import jp.banso.applications.SaveResult;
import jp.banso.applications.SectionLine;
import jp.banso.applications.SectionService;
import jp.banso.applications.WritingAid;
import jp.banso.drafting.Presence;
import jp.banso.forms.Finding;
import jp.banso.forms.FormAnswersView;
import jp.banso.kernel.NotFound;
import jp.banso.kernel.Outcome;
import jp.banso.parties.Viewer;
import jp.banso.platform.web.FlashMessages;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** 記入の状況: the form section by section, as a list and one by one. */
@Controller
class SectionController {

  private final DraftService drafts;
  private final SectionService sections;
  private final CaseReading cases;
  private final CasePages pages;
  private final EditPages editPages;
  private final CommentPages commentPages;
  private final WritingAid writing;
  private final Presence presence;
  private final AnswerFiles files;

  SectionController(
      DraftService drafts, SectionService sections, CaseReading cases, CasePages pages, EditPages editPages,
      CommentPages commentPages, WritingAid writing, Presence presence, AnswerFiles files) {
    this.drafts = drafts;
    this.sections = sections;
    this.cases = cases;
    this.pages = pages;
    this.editPages = editPages;
    this.commentPages = commentPages;
    this.writing = writing;
    this.presence = presence;
    this.files = files;
  }

  @GetMapping("/applications/{id}/sections")
  String list(Viewer viewer, @PathVariable UUID id, Model model) {
    ApplicationId application = new ApplicationId(id);
    ApplicationView view = pages.fill(viewer, application, model);
    if (!sections.isFor(viewer, application)) {
      return CasePages.toCase(id);
    }
    model.addAttribute("lines", sections.lines(viewer, application));
    model.addAttribute("undecided", view.can(Step.EDIT) ? writing.undecided(viewer, application) : List.of());
    editPages.people(viewer, view, model);
    return "applications/sections";
  }

  @GetMapping("/applications/{id}/sections/{section}")
  String show(Viewer viewer, @PathVariable UUID id, @PathVariable String section, Model model) {
    ApplicationId application = new ApplicationId(id);
    ApplicationView view = pages.fill(viewer, application, model);
    if (!sections.isFor(viewer, application)) {
      return CasePages.toCase(id);
    }
    commentPages.beside(viewer, view, section, model);
    if (view.can(Step.EDIT)) {
      return editPages.page(
          viewer, view, EditPages.Shown.fresh(writing.working(viewer, application), view.version()), section, model);
    }
    return reading(viewer, view, section, model);
  }

  /** The section as it stands, for those who do not write it now. */
  private String reading(Viewer viewer, ApplicationView view, String section, Model model) {
    pages.section(sections.lines(viewer, view.id()), section, model);
    FormAnswersView content = cases.content(viewer, view.id()).orElseThrow(() -> new NotFound("text of " + view.key()));
    model.addAttribute(
        "content",
        new FormAnswersView(
            content.ref(), content.title(), content.annex(),
            content.sections().stream().filter(one -> one.key().equals(section)).toList()));
    editPages.people(viewer, view, model);
    return "applications/section";
  }

  /** Saves this section; the others stay as they are, whoever writes them. */
  @PostMapping("/applications/{id}/sections/{section}")
  String save(
      Viewer viewer, @PathVariable UUID id, @PathVariable String section, @RequestParam long version,
      @RequestParam(required = false) String next, HttpServletRequest request, HttpServletResponse response, Model model,
      RedirectAttributes redirect) {
    ApplicationId application = new ApplicationId(id);
    SaveResult result =
        drafts.save(viewer, application, version, request.getParameterMap(), form -> files.store(form, request));
    if (result instanceof SaveResult.Saved saved && !saved.bound().rowsEdited()) {
      if ("confirm".equals(next)) {
        String page = confirmed(viewer, application, section, saved.version(), response, model, redirect);
        editPages.saysThePrefectureIsKept(viewer, application, saved.bound(), redirect);
        return page;
      }
      if (!editPages.saysThePrefectureIsKept(viewer, application, saved.bound(), redirect)) {
        FlashMessages.success(redirect, "applications.flash.saved");
      }
      return CasePages.toCase(id) + "/sections" + onward(viewer, application, section, next);
    }
    commentPages.beside(viewer, pages.forStep(viewer, id, Step.EDIT, model), section, model);
    return editPages.again(viewer, id, result, version, section, request, response, model);
  }

  private String onward(Viewer viewer, ApplicationId id, String section, String next) {
    List<String> keys = sections.lines(viewer, id).stream().map(SectionLine::key).toList();
    int here = keys.indexOf(section);
    int there = "next".equals(next) ? here + 1 : "previous".equals(next) ? here - 1 : here;
    boolean list = "list".equals(next) || here < 0 || there < 0 || there >= keys.size();
    return list ? "" : "/" + keys.get(there);
  }

  /** A writer's word that the section is done, or that it is not after all. */
  @PostMapping("/applications/{id}/sections/{section}/confirmation")
  String confirm(
      Viewer viewer, @PathVariable UUID id, @PathVariable String section, @RequestParam boolean confirmed,
      @RequestParam long version, HttpServletResponse response, Model model, RedirectAttributes redirect) {
    ApplicationId application = new ApplicationId(id);
    if (confirmed) {
      return confirmed(viewer, application, section, version, response, model, redirect);
    }
    sections.takeBack(viewer, application, section);
    FlashMessages.success(redirect, "applications.flash.sectionOpen");
    return CasePages.toCase(id) + "/sections/" + section;
  }

  /** What keeps it from being done is shown at its fields. */
  private String confirmed(
      Viewer viewer, ApplicationId id, String section, long version, HttpServletResponse response, Model model,
      RedirectAttributes redirect) {
    if (!(sections.confirm(viewer, id, section, version) instanceof Outcome.Refused<Void> refused)) {
      FlashMessages.success(redirect, "applications.flash.sectionConfirmed");
      return CasePages.toCase(id.value()) + "/sections";
    }
    List<Finding> gaps = sections.gaps(viewer, id, section);
    if (gaps.isEmpty()) {
      FlashMessages.refused(redirect, refused);
      return CasePages.toCase(id.value()) + "/sections/" + section;
    }
    ApplicationView view = pages.fill(viewer, id, model);
    commentPages.beside(viewer, view, section, model);
    CasePages.refused(refused, model, response);
    return editPages.page(
        viewer, view,
        new EditPages.Shown(writing.working(viewer, id), gaps, Map.of(), view.version(), UUID.randomUUID()), section, model);
  }

  /**
   * What an open page hears.
   *
   * @param version of the application, by which the page sees that others wrote
   */
  record Here(long version, List<Presence.Present> present) {}

  /** An open page says where its writer is, and hears who else is there. */
  @PostMapping("/applications/{id}/presence")
  @ResponseBody
  Here presence(
      Viewer viewer, @PathVariable UUID id, @RequestParam UUID page, @RequestParam(defaultValue = "") String section,
      @RequestParam(defaultValue = "false") boolean left) {
    ApplicationView view = cases.view(viewer, new ApplicationId(id));
    if (left) {
      presence.isGone(viewer, view.key(), page);
    } else {
      presence.isHere(viewer, view.key(), page, section);
    }
    return new Here(view.version(), presence.others(viewer, view.key(), page));
  }
}
