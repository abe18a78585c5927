package jp.banso.applications.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.format.DateTimeFormatter;
import java.util.UUID;
import jp.banso.applications.CaseReading;
import jp.banso.applications.ApplicationId;
import jp.banso.applications.ApplicationState;
import jp.banso.applications.ApplicationView;
import jp.banso.applications.ApplicationView.Step;
import jp.banso.applications.DraftService;
import jp.banso.applications.SaveResult;
import jp.banso.applications.WritingAid;
import jp.banso.forms.Answers;
import jp.banso.forms.BoundAnswers;
import jp.banso.kernel.JapanTime;
import jp.banso.parties.Viewer;
import jp.banso.platform.web.FlashMessages;
import jp.banso.platform.web.RequestReceipt;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** 申込書の記入: saved at any time, by button or by itself. */
@Controller
class EditController {

  private static final DateTimeFormatter SAVED_AT = DateTimeFormatter.ofPattern("H:mm");

  private final DraftService drafts;
  private final CaseReading cases;
  private final CasePages pages;
  private final EditPages editPages;
  private final WritingAid writing;
  private final UpdateViews updates;
  private final AnswerFiles files;
  private final ClosedTextPages held;

  EditController(
      DraftService drafts, CaseReading cases, CasePages pages, EditPages editPages,
      WritingAid writing, UpdateViews updates, AnswerFiles files, ClosedTextPages held) {
    this.drafts = drafts;
    this.cases = cases;
    this.pages = pages;
    this.editPages = editPages;
    this.writing = writing;
    this.updates = updates;
    this.files = files;
    this.held = held;
  }

  @GetMapping("/applications/{id}/edit")
  String edit(Viewer viewer, @PathVariable UUID id, Model model) {
    ApplicationId application = new ApplicationId(id);
    ApplicationView view = pages.fill(viewer, application, model);
    if (!view.can(Step.EDIT)) {
      return model.getAttribute("held") == null ? CasePages.toCase(id) : held.page(viewer, view, model);
    }
    return editPages.page(
        viewer, view, EditPages.Shown.fresh(writing.working(viewer, application), view.version()), null, model);
  }

  @PostMapping("/applications/{id}/edit")
  String save(
      Viewer viewer, @PathVariable UUID id, @RequestParam long version,
      @RequestParam(required = false) String next, HttpServletRequest request,
      HttpServletResponse response, Model model, RedirectAttributes redirect) {
    ApplicationId application = new ApplicationId(id);
    SaveResult result =
        drafts.save(
            viewer, application, version, request.getParameterMap(),
            form -> files.store(form, request));
    BoundAnswers typed = SaveResult.typed(result);
    if (result instanceof SaveResult.Saved && !typed.rowsEdited()) {
      boolean check = "check".equals(next);
      if (!editPages.saysThePrefectureIsKept(viewer, application, typed, redirect) && !check) {
        FlashMessages.success(redirect, "applications.flash.saved");
      }
      return CasePages.toCase(id)
          + (check ? afterwards(cases.view(viewer, application)) : "/edit");
    }
    return editPages.again(viewer, id, result, version, null, request, response, model);
  }

  /** A draft goes on to its check, everything else to the page from which it is sent again. */
  private static String afterwards(ApplicationView view) {
    if (view.state() == ApplicationState.DRAFT) {
      return "/check";
    }
    return view.can(Step.CHECK_FORMALITIES) ? "/formalities" : "";
  }

  /** Saves while someone types, and answers what others wrote since; a page of an earlier form has to be sent whole. */
  @PostMapping(path = "/applications/{id}/edit", headers = "X-Autosave")
  ResponseEntity<UpdateViews.Autosaved> autosave(
      Viewer viewer, @PathVariable UUID id, @RequestParam long version,
      HttpServletRequest request) {
    ApplicationId application = new ApplicationId(id);
    String opened = request.getParameter("formVersion");
    if (opened != null && !opened.equals(String.valueOf(cases.form(viewer, application).ref().version()))) {
      return ResponseEntity.status(HttpStatus.CONFLICT).build();
    }
    SaveResult result = drafts.save(viewer, application, version, request.getParameterMap());
    if (result instanceof SaveResult.Refused || result instanceof SaveResult.WordMissing) {
      return ResponseEntity.badRequest().build();
    }
    String at = SAVED_AT.format(JapanTime.dateTimeOf(RequestReceipt.of(request)));
    return ResponseEntity.ok(updates.of(viewer, application, version, EditPages.sentPage(request), result, at));
  }
}
