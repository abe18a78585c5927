package jp.banso.calls.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import jp.banso.calls.CallChange;
import jp.banso.calls.CallChanges;
import jp.banso.calls.CallDocument;
import jp.banso.calls.CallFile;
import jp.banso.calls.CallId;
import jp.banso.calls.CallReading;
import jp.banso.calls.CallView;
import jp.banso.calls.ChangePapers;
import jp.banso.calls.CorrectionDraft;
import jp.banso.calls.ReturnedChange;
import jp.banso.kernel.BadInput;
import jp.banso.kernel.StaleEdit;
import jp.banso.parties.ProxyErrors;
import jp.banso.parties.Viewer;
import jp.banso.platform.web.FieldLabel;
import jp.banso.platform.web.FileDownload;
import jp.banso.platform.web.FlashMessages;
import jp.banso.platform.web.FreeText;
import jp.banso.platform.web.OptionView;
import jp.banso.platform.web.Refusals;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** 正誤・中止: what becomes of a published call, proposed by one person and answered by another. */
@Controller
class ChangeController {

  private static final String CORRECTION = "calls/correction";
  private static final String CANCELLATION = "calls/cancellation";
  private static final String CHANGE = "calls/change";

  private final CallReading reading;
  private final CallChanges changes;
  private final ChangePapers papers;
  private final SetupPages pages;

  ChangeController(CallReading reading, CallChanges changes, ChangePapers papers, SetupPages pages) {
    this.reading = reading;
    this.changes = changes;
    this.papers = papers;
    this.pages = pages;
  }

  /** Why the call is cancelled, as typed. */
  record CancellationForm(long version, @FieldLabel("calls.change.reason") String reason) {}

  @GetMapping("/calls/{id}/correction")
  String correction(Viewer viewer, @PathVariable UUID id, Model model) {
    CorrectionForm form =
        returned(viewer, id, false)
            .map(
                given -> {
                  CallView call = changes.changeable(viewer, new CallId(id));
                  return CorrectionForm.of(call, changes.papers(viewer, call.id()), given);
                })
            .orElseGet(() -> newest(viewer, id));
    return correction(viewer, id, form, model);
  }

  @PostMapping("/calls/{id}/correction")
  String correct(
      Viewer viewer, @PathVariable UUID id, @ModelAttribute("form") CorrectionForm form, BindingResult errors,
      Model model, HttpServletResponse response, RedirectAttributes redirect) {
    CallView call = changes.changeable(viewer, new CallId(id));
    List<CallDocument> papers = changes.papers(viewer, call.id());
    if (!form.fits(papers)) {
      throw new BadInput("papers");
    }
    CorrectionDraft draft = form.read(papers, errors);
    if (draft != null) {
      changes.problems(viewer, call.id(), draft).forEach(problem -> TermsReader.reject(problem, errors));
    }
    try {
      if (errors.hasErrors()
          || Refusals.refused(changes.propose(viewer, call.id(), form.version(), draft), errors)) {
        response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
        return correction(viewer, id, form, model);
      }
    } catch (StaleEdit | OptimisticLockingFailureException quicker) {
      CorrectionForm theirs = newest(viewer, id);
      return form.against(theirs, papers, pages::text, pages::version)
          .orReload("/calls/" + id + "/correction")
          .over(correction(viewer, id, form.onto(theirs.version()), model), model, response);
    }
    FlashMessages.success(redirect, "calls.change.proposed");
    return "redirect:/calls/" + id + "/change";
  }

  @GetMapping("/calls/{id}/cancellation")
  String cancellation(Viewer viewer, @PathVariable UUID id, Model model) {
    CallView call = changes.changeable(viewer, new CallId(id));
    String reason = returned(viewer, id, true).map(given -> given.change().reason()).orElse("");
    model.addAttribute("form", new CancellationForm(call.version(), reason));
    return cancellation(viewer, call, model);
  }

  @PostMapping("/calls/{id}/cancellation")
  String cancel(
      Viewer viewer, @PathVariable UUID id, @ModelAttribute("form") CancellationForm form, BindingResult errors,
      Model model, HttpServletResponse response, RedirectAttributes redirect) {
    CallView call = changes.changeable(viewer, new CallId(id));
    String reason = form.reason() == null ? "" : form.reason().strip();
    FreeText.of(errors)
        .refuse(reason.isEmpty(), "reason", "calls.change.refused.reason")
        .limit("reason", reason, FreeText.NOTE);
    if (errors.hasErrors()
        || Refusals.refused(changes.proposeCancellation(viewer, call.id(), form.version(), reason), errors)) {
      response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
      return cancellation(viewer, call, model);
    }
    FlashMessages.success(redirect, "calls.change.proposed");
    return "redirect:/calls/" + id + "/change";
  }

  private String cancellation(Viewer viewer, CallView call, Model model) {
    model.addAttribute("returned", returned(viewer, call.id().value(), true).orElse(null));
    pages.fill(model, call, "calls.cancel");
    return CANCELLATION;
  }

  /** What was given back of this kind, whose page leads to it. */
  private Optional<ReturnedChange> returned(Viewer viewer, UUID id, boolean cancellation) {
    return changes.returned(viewer, new CallId(id))
        .filter(given -> given.change().isCancellation() == cancellation);
  }

  @GetMapping("/calls/{id}/change")
  String change(Viewer viewer, @PathVariable UUID id, Model model) {
    model.addAttribute("form", new ConcurForm("", ""));
    return show(viewer, id, null, model);
  }

  @PostMapping("/calls/{id}/change")
  String answer(
      Viewer viewer, @PathVariable UUID id, @RequestParam UUID change, @ModelAttribute("form") ConcurForm form, BindingResult errors,
      Model model, HttpServletResponse response, RedirectAttributes redirect) {
    try {
      changes.requireAnswerable(viewer, new CallId(id), change);
      CallView call = reading.call(viewer, new CallId(id));
      String note = form.note() == null ? "" : form.note().strip().replace("\r\n", "\n");
      FreeText.of(errors)
          .refuse(!form.answered(), "decision", "calls.change.refused.decision")
          .refuse(form.noteMissing(), "note", "calls.refused.noteMissing")
          .limit("note", note, FreeText.NOTE);
      boolean wordMissing =
          call.terms().concurrenceNeeded() && viewer.role().isSecretariat() && viewer.proxy().isEmpty()
              && changes.mayAnswer(viewer, call.id());
      if (wordMissing) {
        ProxyErrors.wordMissing(model, pages.text("calls.concur.wordMissing"));
      }
      if (errors.hasErrors() || wordMissing) {
        response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
        return show(viewer, id, change, model);
      }
      if (Refusals.refused(changes.answer(viewer, call.id(), change, form.agreed(), note), errors)) {
        response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
        String page = show(viewer, id, change, model);
        // whoever typed an answer sees it again, even if it is not theirs to give
        model.addAttribute("mayAnswer", true);
        return page;
      }
    } catch (StaleEdit another) {
      form.askAgain("calls.change.changed", model);
      response.setStatus(HttpStatus.CONFLICT.value());
      return show(viewer, id, null, model);
    }
    FlashMessages.success(redirect, form.agreed() ? "calls.change.agreed.done" : "calls.change.returned.done");
    return "redirect:/calls/" + id;
  }

  @GetMapping("/calls/{id}/change/{change}/papers/{paper}/file")
  void file(
      Viewer viewer, @PathVariable UUID id, @PathVariable UUID change, @PathVariable UUID paper,
      HttpServletResponse response)
      throws IOException {
    CallFile file = papers.file(viewer, new CallId(id), change, paper);
    file.writeTo(FileDownload.to(response, file.fileName(), file.contentType()));
  }

  /** Why a proposal is taken back, as typed. */
  record WithdrawalForm(@FieldLabel("calls.change.withdraw.reason") String reason) {}

  @PostMapping("/calls/{id}/change/withdrawal")
  String withdraw(
      Viewer viewer, @PathVariable UUID id, @RequestParam UUID change,
      @ModelAttribute("withdrawal") WithdrawalForm form, BindingResult errors, Model model,
      HttpServletResponse response, RedirectAttributes redirect) {
    CallId call = new CallId(id);
    model.addAttribute("form", new ConcurForm("", ""));
    try {
      changes.requireWithdrawable(viewer, call, change);
      String reason = form.reason() == null ? "" : form.reason().strip().replace("\r\n", "\n");
      FreeText.of(errors)
          .refuse(reason.isEmpty(), "reason", "calls.change.withdraw.reason.missing")
          .limit("reason", reason, FreeText.NOTE);
      if (errors.hasErrors()) {
        response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
        return show(viewer, id, change, model);
      }
      changes.withdraw(viewer, call, change, reason);
    } catch (StaleEdit another) {
      errors.reject("calls.change.changed");
      response.setStatus(HttpStatus.CONFLICT.value());
      return show(viewer, id, null, model);
    }
    FlashMessages.success(redirect, "calls.change.withdrawn");
    return "redirect:/calls/" + id + "/change";
  }

  private CorrectionForm newest(Viewer viewer, UUID id) {
    CallView call = changes.changeable(viewer, new CallId(id));
    return CorrectionForm.of(call, changes.papers(viewer, call.id()));
  }

  private String correction(Viewer viewer, UUID id, CorrectionForm form, Model model) {
    CallView call = changes.changeable(viewer, new CallId(id));
    pages.fill(model, call, "calls.correct");
    pages.fillForms(model, viewer);
    List<CallDocument> papers = changes.papers(viewer, call.id());
    if (model.getAttribute("form") != form) {
      model.addAttribute("form", form);
    }
    Optional<ReturnedChange> returned = returned(viewer, id, false);
    model.addAttribute("returned", returned.orElse(null));
    model.addAttribute("returnedFiles", returned.map(given -> files(given, papers)).orElse(Map.of()));
    model.addAttribute("papers", papers);
    model.addAttribute("longest", PaperForm.LONGEST_BODY);
    return CORRECTION;
  }

  /** The names of the files that were to replace those there are, by the paper. */
  private static Map<UUID, String> files(ReturnedChange given, List<CallDocument> papers) {
    Map<UUID, Optional<UUID>> known =
        papers.stream().collect(Collectors.toMap(CallDocument::id, paper -> Optional.ofNullable(paper.documentId())));
    return given.papers().stream()
        .filter(paper -> paper.documentId() != null)
        .filter(paper -> !Optional.of(paper.documentId()).equals(known.get(paper.id())))
        .collect(Collectors.toMap(CallDocument::id, CallDocument::fileName));
  }

  /** @param seen the proposal that was answered, or null for the one that is open */
  private String show(Viewer viewer, UUID id, UUID seen, Model model) {
    CallView call = reading.call(viewer, new CallId(id));
    List<CallChange> all = changes.history(viewer, call.id());
    pages.fill(model, call, "calls.changes");
    model.addAttribute("changes", all);
    model.addAttribute("forms", changes.forms(viewer, call.id()));
    model.addAttribute("seen", seen);
    model.addAttribute("names", changes.names(viewer, call.id()));
    model.addAttribute("mayRevise", changes.mayPropose(viewer, call.id()));
    model.addAttribute("mayWithdraw", changes.mayWithdraw(viewer, call.id()));
    if (!model.containsAttribute("withdrawal")) {
      model.addAttribute("withdrawal", new WithdrawalForm(""));
    }
    model.addAttribute("mayAnswer", changes.mayAnswer(viewer, call.id()));
    model.addAttribute("proxyOffered", call.terms().concurrenceNeeded() && viewer.role().isSecretariat());
    model.addAttribute(
        "decisions",
        List.of(
            new OptionView(ConcurForm.AGREED, pages.text("calls.change.agree")),
            new OptionView(ConcurForm.RETURNED, pages.text("calls.concur.returned"))));
    return CHANGE;
  }
}
