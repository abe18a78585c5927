package jp.banso.calls.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.UUID;
import java.util.stream.Stream;
import jp.banso.calls.CallDocument;
import jp.banso.calls.CallDocument.Kind;
import jp.banso.calls.CallFile;
import jp.banso.calls.CallId;
import jp.banso.calls.CallReading;
import jp.banso.calls.CallSetup;
import jp.banso.calls.CallView;
import jp.banso.calls.PaperDraft;
import jp.banso.calls.PaperSetup;
import jp.banso.kernel.Outcome;
import jp.banso.kernel.StaleEdit;
import jp.banso.parties.Viewer;
import jp.banso.platform.web.AsSeen;
import jp.banso.platform.web.FileDownload;
import jp.banso.platform.web.FlashMessages;
import jp.banso.platform.web.OptionView;
import jp.banso.platform.web.StaleEditView;
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

/** 公募の書類: the papers of a call with their versions. */
@Controller
class PaperController {

  private static final String PAPERS = "/calls/{id}/papers";
  private static final String PAPER = PAPERS + "/{documentId}";
  private static final String FORM = "calls/paper";

  private final CallReading reading;
  private final CallSetup setup;
  private final PaperSetup papers;
  private final SetupPages pages;

  PaperController(CallReading reading, CallSetup setup, PaperSetup papers, SetupPages pages) {
    this.reading = reading;
    this.setup = setup;
    this.papers = papers;
    this.pages = pages;
  }

  @GetMapping(PAPERS)
  String list(Viewer viewer, @PathVariable UUID id, Model model) {
    CallView call = reading.call(viewer, new CallId(id));
    model.addAttribute("papers", papers.history(viewer, call.id()));
    model.addAttribute("mayEdit", setup.mayEdit(viewer, call));
    pages.fill(model, call, "calls.papers");
    return "calls/papers";
  }

  @GetMapping(PAPER + "/file")
  void file(
      Viewer viewer, @PathVariable UUID id, @PathVariable UUID documentId, @RequestParam(defaultValue = "1") int number,
      HttpServletResponse response)
      throws IOException {
    CallFile file = papers.file(viewer, new CallId(id), documentId, number);
    file.writeTo(FileDownload.to(response, file.fileName(), file.contentType()));
  }

  @GetMapping(PAPERS + "/new")
  String blank(Viewer viewer, @PathVariable UUID id, Model model) {
    CallView call = setup.editable(viewer, new CallId(id));
    return show(call, null, PaperForm.blank(call.version()), model);
  }

  @PostMapping(PAPERS + "/new")
  String add(
      Viewer viewer, @PathVariable UUID id, @ModelAttribute("form") PaperForm form, BindingResult errors,
      Model model, HttpServletResponse response, RedirectAttributes redirect) {
    CallView call = setup.editable(viewer, new CallId(id));
    PaperDraft draft = form.read(errors);
    try {
      if (draft == null || refused(papers.add(viewer, call.id(), form.version(), draft), errors)) {
        response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
        return show(call, null, form, model);
      }
    } catch (StaleEdit | OptimisticLockingFailureException quicker) {
      CallView theirs = setup.editable(viewer, call.id());
      return new StaleEditView.Comparison()
          .orReload("/calls/" + id + "/papers")
          .over(show(theirs, null, form.onto(theirs.version()), model), model, response);
    }
    FlashMessages.success(redirect, "calls.papers.added");
    return "redirect:/calls/" + id + "/papers";
  }

  @GetMapping(PAPER)
  String edit(Viewer viewer, @PathVariable UUID id, @PathVariable UUID documentId, Model model) {
    PaperForm form = newest(viewer, id, documentId);
    AsSeen.mark(model, AsSeen.of(form));
    return show(setup.editable(viewer, new CallId(id)), documentId, form, model);
  }

  /** @param seen what the page showed, see {@link AsSeen} */
  @PostMapping(PAPER)
  String replace(
      Viewer viewer, @PathVariable UUID id, @PathVariable UUID documentId, @ModelAttribute("form") PaperForm form,
      BindingResult errors, @RequestParam(defaultValue = "") String seen, Model model, HttpServletResponse response, RedirectAttributes redirect) {
    papers.editable(viewer, new CallId(id), documentId);
    CallView call = setup.editable(viewer, new CallId(id));
    PaperDraft draft = form.read(errors);
    try {
      if (draft == null
          || refused(papers.replace(viewer, call.id(), form.version(), documentId, draft), errors)) {
        response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
        AsSeen.mark(model, seen);
        return show(call, documentId, form, model);
      }
    } catch (StaleEdit | OptimisticLockingFailureException quicker) {
      PaperForm theirs = newest(viewer, id, documentId);
      PaperForm merged = AsSeen.merged(form, theirs, seen, model);
      AsSeen.mark(model, AsSeen.of(theirs));
      String view =
          show(setup.editable(viewer, call.id()), documentId, merged.onto(theirs.version()), model);
      return merged.against(theirs, pages::text)
          .orReload("/calls/" + id + "/papers/" + documentId)
          .over(view, model, response);
    }
    FlashMessages.success(redirect, "calls.papers.saved");
    return "redirect:/calls/" + id + "/papers";
  }

  @PostMapping(PAPER + "/place")
  String move(
      Viewer viewer, @PathVariable UUID id, @PathVariable UUID documentId, @RequestParam long version,
      @RequestParam(defaultValue = "false") boolean up) {
    papers.move(viewer, new CallId(id), version, documentId, up);
    return "redirect:/calls/" + id + "/papers";
  }

  @PostMapping(PAPER + "/removal")
  String remove(
      Viewer viewer, @PathVariable UUID id, @PathVariable UUID documentId, @RequestParam long version,
      RedirectAttributes redirect) {
    Outcome<Void> outcome = papers.remove(viewer, new CallId(id), version, documentId);
    if (outcome instanceof Outcome.Refused<Void> refused) {
      FlashMessages.refused(redirect, refused);
    } else {
      FlashMessages.success(redirect, "calls.papers.removed");
    }
    return "redirect:/calls/" + id + "/papers";
  }

  private PaperForm newest(Viewer viewer, UUID id, UUID documentId) {
    CallDocument paper = papers.editable(viewer, new CallId(id), documentId);
    return PaperForm.of(setup.editable(viewer, new CallId(id)).version(), paper);
  }

  private String show(CallView call, UUID paper, PaperForm form, Model model) {
    pages.fill(model, call, paper == null ? "calls.papers.new" : "calls.papers.edit");
    model.addAttribute("form", form);
    model.addAttribute("paper", paper);
    model.addAttribute("longest", PaperForm.LONGEST_BODY);
    model.addAttribute(
        "kinds",
        Stream.of(Kind.values()).map(kind -> new OptionView(kind.name(), pages.text(kind.messageKey()))).toList());
    return FORM;
  }

  /** Says at the kind what is about it, else at the file. */
  private static boolean refused(Outcome<Void> outcome, BindingResult errors) {
    if (outcome instanceof Outcome.Refused<Void> refused) {
      errors.rejectValue(
          refused.messageKey().endsWith(".needed") ? "kind" : "file", refused.messageKey(),
          refused.arguments().toArray(), "");
      return true;
    }
    return false;
  }
}
