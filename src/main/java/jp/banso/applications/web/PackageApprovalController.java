package jp.banso.applications.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import jp.banso.applications.ApplicationId;
import jp.banso.applications.ApprovalService.Printing;
import jp.banso.applications.PackageApprovalReading;
import jp.banso.applications.PackageApprovalView;
import jp.banso.applications.PackageApprovals;
import jp.banso.calls.CallId;
import jp.banso.correspondence.CoverLetterPapers;
import jp.banso.kernel.Outcome;
import jp.banso.kernel.PrefectureCode;
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

/** 決裁 of all that a prefecture submits together. */
@Controller
class PackageApprovalController {

  private static final String PAGE = "/compilations/{callId}/approval";

  private final PackageApprovals approvals;
  private final PackageApprovalReading reading;
  private final ApprovalPapers papers;
  private final CoverLetterPapers letters;
  private final CasePages pages;
  private final MessageSource messages;

  PackageApprovalController(
      PackageApprovals approvals, PackageApprovalReading reading, ApprovalPapers papers, CoverLetterPapers letters,
      CasePages pages, MessageSource messages) {
    this.approvals = approvals;
    this.reading = reading;
    this.papers = papers;
    this.letters = letters;
    this.pages = pages;
    this.messages = messages;
  }

  @GetMapping(PAGE)
  String show(
      Viewer viewer, @PathVariable UUID callId,
      @RequestParam(required = false, defaultValue = "") String prefecture, Model model) {
    PackageApprovalView view =
        reading.view(viewer, new CallId(callId), CompilationController.whose(viewer, prefecture));
    model.addAttribute("form", CoverForm.of(view.cover(), view.coverVersion()));
    model.addAttribute("notes", notes(view));
    return page(view, proposed(view), model);
  }

  private static NotesForm notes(PackageApprovalView view) {
    return NotesForm.of(view.cover(), view.coverVersion(), view.draftedOn(), view.decidedOn());
  }

  private static List<UUID> proposed(PackageApprovalView view) {
    return view.rows().stream()
        .filter(PackageApprovalView.Row::proposed)
        .map(PackageApprovalView.Row::id)
        .toList();
  }

  private String page(PackageApprovalView view, List<UUID> chosen, Model model) {
    model.addAttribute("approval", view);
    model.addAttribute("chosen", chosen);
    model.addAttribute("honorifics", CoverForm.honorifics(pages::text));
    return "applications/package-approval";
  }

  /** Prints a set of what was chosen; with 決裁中 at once where it is wished. */
  @PostMapping(PAGE + "/sets")
  String print(
      Viewer viewer, @PathVariable UUID callId,
      @RequestParam(required = false, defaultValue = "") String prefecture,
      @RequestParam(required = false) List<UUID> chosen, @RequestParam(defaultValue = "false") boolean hold,
      Model model, HttpServletResponse response, RedirectAttributes redirect) {
    CallId call = new CallId(callId);
    PrefectureCode whose = CompilationController.whose(viewer, prefecture);
    List<UUID> picked = chosen == null ? List.of() : chosen;
    Outcome<Printing> printed =
        approvals.print(viewer, call, whose, picked.stream().map(ApplicationId::new).toList(), hold);
    if (CasePages.refused(printed, model, response)) {
      PackageApprovalView view = reading.view(viewer, call, whose);
      model.addAttribute("form", CoverForm.of(view.cover(), view.coverVersion()));
      model.addAttribute("notes", notes(view));
      return page(view, picked, model);
    }
    FlashMessages.success(
        redirect, printed.orThrow().printed() ? "approvals.flash.printed" : "approvals.flash.unchanged",
        printed.orThrow().number());
    return toPage(callId);
  }

  @GetMapping(PAGE + "/sets/{number}")
  void set(
      Viewer viewer, @PathVariable UUID callId, @PathVariable int number,
      @RequestParam(required = false, defaultValue = "") String prefecture, HttpServletResponse response)
      throws IOException {
    CallId call = new CallId(callId);
    PrefectureCode whose = CompilationController.whose(viewer, prefecture);
    papers.write(reading.set(viewer, call, whose, number), reading.fileName(viewer, call, whose), response);
  }

  /** 鑑 as a Word file, to go on with in the office's own system. */
  @GetMapping(PAGE + "/letter")
  void letter(
      Viewer viewer, @PathVariable UUID callId,
      @RequestParam(required = false, defaultValue = "") String prefecture, HttpServletResponse response)
      throws IOException {
    CallId call = new CallId(callId);
    PrefectureCode whose = CompilationController.whose(viewer, prefecture);
    String name =
        messages.getMessage(
            "approvals.letter.file", new Object[] {reading.fileName(viewer, call, whose)}, Locale.JAPAN);
    letters.word(
        reading.cover(viewer, call, whose), FileDownload.to(response, name, CoverLetterPapers.WORD_TYPE));
  }

  @PostMapping(PAGE + "/letter")
  String write(
      Viewer viewer, @PathVariable UUID callId,
      @RequestParam(required = false, defaultValue = "") String prefecture, @ModelAttribute("form") CoverForm form,
      Model model, HttpServletResponse response, RedirectAttributes redirect) {
    CallId call = new CallId(callId);
    PrefectureCode whose = CompilationController.whose(viewer, prefecture);
    reading.requireOwn(viewer, call, whose);
    try {
      Outcome<Void> done =
          form.letter(model, "form")
              .then(letter -> approvals.writeCover(viewer, call, whose, form.version(), letter));
      if (!CasePages.refused(done, model, response)) {
        FlashMessages.success(redirect, "approvals.flash.letter");
        return toPage(callId);
      }
    } catch (StaleEdit quicker) {
      PackageApprovalView now = reading.view(viewer, call, whose);
      model.addAttribute("form", form.seenAs(now.coverVersion()));
      model.addAttribute("notes", notes(now));
      return new StaleEditView.Comparison()
          .forms(form, CoverForm.of(now.cover(), now.coverVersion()), pages::text)
          .orReload("/compilations/" + callId + "/approval")
          .over(page(now, proposed(now), model), model, response);
    }
    // what was typed is shown again, though it cannot be kept while a colleague holds the texts
    model.addAttribute("typedLetter", true);
    PackageApprovalView now = reading.view(viewer, call, whose);
    model.addAttribute("notes", notes(now));
    return page(now, proposed(now), model);
  }

  @PostMapping(PAGE + "/notes")
  String note(
      Viewer viewer, @PathVariable UUID callId,
      @RequestParam(required = false, defaultValue = "") String prefecture, @ModelAttribute("notes") NotesForm form,
      Model model, HttpServletResponse response, RedirectAttributes redirect) {
    CallId call = new CallId(callId);
    PrefectureCode whose = CompilationController.whose(viewer, prefecture);
    reading.requireOwn(viewer, call, whose);
    Outcome<Void> done =
        form.notes(model)
            .then(
                notes -> {
                  approvals.note(viewer, call, whose, notes);
                  return Outcome.done();
                });
    if (!CasePages.refused(done, model, response)) {
      form.sayKept(redirect);
      return toPage(callId);
    }
    PackageApprovalView now = reading.view(viewer, call, whose);
    model.addAttribute("form", CoverForm.of(now.cover(), now.coverVersion()));
    return page(now, proposed(now), model);
  }

  /** 決裁を取りやめる, of all applications of the newest set. */
  @PostMapping(PAGE + "/release")
  String release(
      Viewer viewer, @PathVariable UUID callId,
      @RequestParam(required = false, defaultValue = "") String prefecture, RedirectAttributes redirect) {
    approvals.release(viewer, new CallId(callId), CompilationController.whose(viewer, prefecture));
    FlashMessages.success(redirect, "approvals.flash.released");
    return toPage(callId);
  }

  private static String toPage(UUID callId) {
    return "redirect:/compilations/" + callId + "/approval";
  }
}
