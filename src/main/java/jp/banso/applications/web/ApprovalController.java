package jp.banso.applications.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import java.util.UUID;
import jp.banso.applications.ApplicationId;
import jp.banso.applications.ApplicationView;
import jp.banso.applications.ApplicationView.Step;
import jp.banso.applications.ApprovalReading;
import jp.banso.applications.ApprovalService;
import jp.banso.applications.ApprovalView;
import jp.banso.applications.CaseReading;
import jp.banso.correspondence.CoverLetter;
import jp.banso.correspondence.CoverLetterPapers;
import jp.banso.kernel.Outcome;
import jp.banso.kernel.StaleEdit;
import jp.banso.parties.Viewer;
import jp.banso.platform.web.FileDownload;
import jp.banso.platform.web.FlashMessages;
import jp.banso.platform.web.StaleEditView;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** 決裁: the set to print, 決裁中, the 鑑 and the notes of the side that sends. */
@Controller
class ApprovalController {

  private static final String PAGE = "/applications/{id}/approval";

  private final ApprovalService approvals;
  private final ApprovalReading reading;
  private final CaseReading cases;
  private final CasePages pages;
  private final CasePage casePage;
  private final ApprovalPapers papers;
  private final CoverLetterPapers letters;
  private final MessageSource messages;

  ApprovalController(
      ApprovalService approvals, ApprovalReading reading, CaseReading cases, CasePages pages, CasePage casePage,
      ApprovalPapers papers, CoverLetterPapers letters, MessageSource messages) {
    this.approvals = approvals;
    this.reading = reading;
    this.cases = cases;
    this.pages = pages;
    this.casePage = casePage;
    this.papers = papers;
    this.letters = letters;
    this.messages = messages;
  }

  @GetMapping(PAGE)
  String show(Viewer viewer, @PathVariable UUID id, Model model) {
    ApplicationView view = pages.fill(viewer, new ApplicationId(id), model);
    return reading
        .view(viewer, view.id())
        .map(
            approval -> {
              model.addAttribute("form", CoverForm.of(approval.cover(), approval.coverVersion()));
              model.addAttribute("notes", NotesForm.of(approval.cover(), approval.coverVersion(), approval.draftedOn(), approval.decidedOn()));
              return page(approval, model);
            })
        .orElseGet(() -> CasePages.toCase(id));
  }

  private String page(ApprovalView approval, Model model) {
    model.addAttribute("approval", approval);
    model.addAttribute("honorifics", CoverForm.honorifics(pages::text));
    return "applications/approval";
  }

  /** Prints a set; with 決裁中 at once where it is wished. */
  @PostMapping(PAGE + "/sets")
  String print(
      Viewer viewer, @PathVariable UUID id, @RequestParam(required = false) Long version,
      @RequestParam(defaultValue = "false") boolean hold, RedirectAttributes redirect) {
    ApprovalService.Printing printing =
        approvals.print(viewer, new ApplicationId(id), version, hold).orThrow();
    FlashMessages.success(
        redirect, printing.printed() ? "approvals.flash.printed" : "approvals.flash.unchanged", printing.number());
    return toPage(id);
  }

  @GetMapping(PAGE + "/sets/{number}")
  void set(Viewer viewer, @PathVariable UUID id, @PathVariable int number, HttpServletResponse response)
      throws IOException {
    papers.write(viewer, new ApplicationId(id), number, response);
  }

  /** 鑑 as a Word file, to go on with in the office's own system. */
  @GetMapping(PAGE + "/letter")
  void letter(Viewer viewer, @PathVariable UUID id, HttpServletResponse response) throws IOException {
    CoverLetter cover = reading.cover(viewer, new ApplicationId(id));
    String name =
        messages.getMessage(
            "approvals.letter.file", new Object[] {pages.fileName(cases.view(viewer, new ApplicationId(id)))},
            Locale.JAPAN);
    letters.word(cover, FileDownload.to(response, name, CoverLetterPapers.WORD_TYPE));
  }

  @PostMapping(PAGE + "/hold")
  String hold(
      Viewer viewer, @PathVariable UUID id, @RequestParam(required = false) Long version,
      RedirectAttributes redirect) {
    approvals.hold(viewer, new ApplicationId(id), version);
    FlashMessages.success(redirect, "approvals.flash.held");
    return toPage(id);
  }

  /** 決裁を取りやめる; from the case page also on the side's word. */
  @PostMapping(PAGE + "/release")
  String release(
      Viewer viewer, @PathVariable UUID id, Model model, HttpServletResponse response, RedirectAttributes redirect) {
    ApplicationView view = pages.forStep(viewer, id, Step.RELEASE, model);
    Outcome<Void> done = pages.onTheirWord(viewer, model).then(said -> approvals.release(viewer, view.id()));
    if (CasePages.refused(done, model, response)) {
      return casePage.of(viewer, view, model);
    }
    FlashMessages.success(redirect, "approvals.flash.released");
    return CasePages.toCase(id) + (cases.view(viewer, view.id()).can(Step.EDIT) ? "/edit" : "");
  }

  @PostMapping(PAGE + "/letter")
  String write(
      Viewer viewer, @PathVariable UUID id, @ModelAttribute("form") CoverForm form, Model model,
      HttpServletResponse response, RedirectAttributes redirect) {
    ApplicationView view = pages.forStep(viewer, id, Step.APPROVAL, model);
    try {
      Outcome<Void> done =
          form.letter(model, "form").then(letter -> approvals.writeCover(viewer, view.id(), form.version(), letter));
      if (!CasePages.refused(done, model, response)) {
        FlashMessages.success(redirect, "approvals.flash.letter");
        return toPage(id);
      }
    } catch (StaleEdit quicker) {
      ApprovalView now = reading.view(viewer, view.id()).orElseThrow();
      model.addAttribute("form", form.seenAs(now.coverVersion()));
      model.addAttribute("notes", NotesForm.of(now.cover(), now.coverVersion(), now.draftedOn(), now.decidedOn()));
      return new StaleEditView.Comparison()
          .forms(form, CoverForm.of(now.cover(), now.coverVersion()), pages::text)
          .orReload("/applications/" + id + "/approval")
          .over(page(now, model), model, response);
    }
    ApprovalView now = reading.view(viewer, view.id()).orElseThrow();
    model.addAttribute("notes", NotesForm.of(now.cover(), now.coverVersion(), now.draftedOn(), now.decidedOn()));
    return page(now, model);
  }

  @PostMapping(PAGE + "/notes")
  String note(
      Viewer viewer, @PathVariable UUID id, @ModelAttribute("notes") NotesForm form, Model model,
      HttpServletResponse response, RedirectAttributes redirect) {
    ApplicationView view = pages.forStep(viewer, id, Step.APPROVAL, model);
    Outcome<Void> done = form.notes(model).then(notes -> approvals.note(viewer, view.id(), notes));
    if (!CasePages.refused(done, model, response)) {
      form.sayKept(redirect);
      return toPage(id);
    }
    ApprovalView now = reading.view(viewer, view.id()).orElseThrow();
    model.addAttribute("form", CoverForm.of(now.cover(), now.coverVersion()));
    return page(now, model);
  }

  private static String toPage(UUID id) {
    return CasePages.toCase(id) + "/approval";
  }
}
