package jp.banso.inquiries.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import java.util.UUID;
import jp.banso.inquiries.ConsentDesk;
import jp.banso.inquiries.InquiryAnswering;
import jp.banso.inquiries.InquiryHandling;
import jp.banso.inquiries.InquiryId;
import jp.banso.inquiries.InquiryReading;
import jp.banso.inquiries.InquiryView;
import jp.banso.kernel.Outcome;
import jp.banso.kernel.StaleEdit;
import jp.banso.parties.Viewer;
import jp.banso.platform.web.FlashMessages;
import jp.banso.platform.web.Refusals;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** 相談への回答: drafted, asked of the ministry, confirmed by another person. */
@Controller
class InquiryAnswerController {

  private static final String PAGE = "/inquiries/{id}";

  private final InquiryAnswering answering;
  private final InquiryHandling handling;
  private final ConsentDesk consents;
  private final CheckMarks marks;
  private final InquiryReading reading;
  private final InquiryPages pages;
  private final InquiryWords words;

  InquiryAnswerController(
      InquiryAnswering answering, InquiryHandling handling, ConsentDesk consents, CheckMarks marks,
      InquiryReading reading, InquiryPages pages, InquiryWords words) {
    this.answering = answering;
    this.handling = handling;
    this.consents = consents;
    this.marks = marks;
    this.reading = reading;
    this.pages = pages;
    this.words = words;
  }

  @PostMapping(PAGE + "/draft")
  String draft(
      Viewer viewer, @PathVariable UUID id, @ModelAttribute("draftForm") AnswerDraftForm typed, BindingResult errors,
      Model model, HttpServletResponse response, RedirectAttributes redirect) {
    InquiryId inquiry = new InquiryId(id);
    handling.requireActing(viewer, inquiry);
    AnswerDraftForm form = pages.inserted(viewer, inquiry, typed);
    marks.keep(viewer, inquiry, form.checks(), form.seenChecks());
    form.check(errors);
    try {
      if (errors.hasErrors() || CheckMarks.refused(kept(viewer, inquiry, form), errors)) {
        response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
        return pages.show(viewer, id, model);
      }
    } catch (StaleEdit | OptimisticLockingFailureException quicker) {
      AnswerDraftForm theirs =
          AnswerDraftForm.of(reading.view(viewer, inquiry), pages.asksConsent(viewer, inquiry));
      model.addAttribute("draftForm", form.onto(theirs.version()));
      return form.against(theirs, words::text)
          .orReload(address(id))
          .over(pages.show(viewer, id, model), model, response);
    }
    typed.inserted().ifPresent(reference -> pages.used(viewer, inquiry, reference));
    FlashMessages.success(
        redirect,
        typed.inserted().isPresent()
            ? "inquiries.draft.inserted"
            : form.asksForConfirmation() ? "inquiries.confirmation.asked" : "inquiries.draft.kept");
    return "redirect:" + address(id) + (form.asksForConfirmation() ? "" : "#draft-title");
  }

  private Outcome<Void> kept(Viewer viewer, InquiryId id, AnswerDraftForm form) {
    Outcome<Void> kept = draft(viewer, id, form);
    if (kept.isDone()) {
      consents.wish(viewer, id, form.wish());
    }
    return kept;
  }

  private Outcome<Void> draft(Viewer viewer, InquiryId id, AnswerDraftForm form) {
    if (form.asksForConfirmation()) {
      return answering.askForConfirmation(viewer, id, form.version(), form.text(), form.sourcesOrNull());
    }
    answering.draft(viewer, id, form.version(), form.text(), form.sourcesOrNull());
    return Outcome.done();
  }

  @PostMapping(PAGE + "/confirmation")
  String confirm(
      Viewer viewer, @PathVariable UUID id, @ModelAttribute("confirmation") ConfirmationForm form, BindingResult errors,
      Model model, HttpServletResponse response, RedirectAttributes redirect) {
    InquiryId inquiry = new InquiryId(id);
    answering.requireConfirmable(viewer, inquiry);
    InquiryView shown = reading.view(viewer, inquiry);
    boolean mailed = shown.requester().mail() != null;
    marks.keep(viewer, inquiry, form.checks(), form.seenChecks());
    form.check(mailed, errors);
    try {
      if (errors.hasErrors() || CheckMarks.refused(judged(viewer, inquiry, mailed, form), errors)) {
        response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
        return pages.show(viewer, id, model);
      }
    } catch (StaleEdit | OptimisticLockingFailureException quicker) {
      model.addAttribute("confirmation", form.onto(reading.view(viewer, inquiry).version()));
      return pages.showChanged(viewer, id, model, response);
    }
    FlashMessages.success(redirect, form.agreed() ? "inquiries.confirmation.sent" : "inquiries.confirmation.returned");
    return "redirect:" + address(id);
  }

  /** The draft back to who wrote it. */
  @PostMapping(PAGE + "/confirmation/removal")
  String takeBackDraft(Viewer viewer, @PathVariable UUID id, @RequestParam long version, RedirectAttributes redirect) {
    answering.takeBack(viewer, new InquiryId(id), version);
    FlashMessages.success(redirect, "inquiries.confirmation.takenBack");
    return "redirect:" + address(id) + "#draft-title";
  }

  private Outcome<Void> judged(Viewer viewer, InquiryId id, boolean mailed, ConfirmationForm form) {
    if (form.agreed()) {
      return answering.confirm(viewer, id, form.version(), mailed ? null : form.plainTold());
    }
    answering.giveBack(viewer, id, form.version(), form.plainNote());
    return Outcome.done();
  }

  @PostMapping(PAGE + "/ministry")
  String askMinistry(
      Viewer viewer, @PathVariable UUID id, @RequestParam long version, @ModelAttribute("ministryForm") NoteForm form,
      BindingResult errors, Model model, HttpServletResponse response, RedirectAttributes redirect) {
    InquiryId inquiry = new InquiryId(id);
    handling.requireActing(viewer, inquiry);
    String text = form.read(errors);
    Optional<String> trace = answering.trace(viewer, inquiry, text);
    trace.ifPresent(found -> errors.rejectValue("note", "inquiries.refused.trace", new Object[] {found}, ""));
    try {
      if (errors.hasErrors()
          || Refusals.refused(answering.askMinistry(viewer, inquiry, version, text), "note", errors, response)) {
        response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
        return pages.show(viewer, id, model);
      }
    } catch (StaleEdit | OptimisticLockingFailureException quicker) {
      return pages.showChanged(viewer, id, model, response);
    }
    FlashMessages.success(redirect, "inquiries.ministry.asked");
    return "redirect:" + address(id);
  }

  @PostMapping(PAGE + "/ministry/removal")
  String takeBack(Viewer viewer, @PathVariable UUID id, @RequestParam long version, RedirectAttributes redirect) {
    answering.takeBackFromMinistry(viewer, new InquiryId(id), version);
    FlashMessages.success(redirect, "inquiries.ministry.takenBack");
    return "redirect:" + address(id);
  }

  @PostMapping(PAGE + "/ministry/answer")
  String recordAnswer(
      Viewer viewer, @PathVariable UUID id, @RequestParam long version, @ModelAttribute("ministryAnswer") NoteForm form,
      BindingResult errors, Model model, HttpServletResponse response, RedirectAttributes redirect) {
    handling.requireActing(viewer, new InquiryId(id));
    String text = form.read(errors);
    if (errors.hasErrors()) {
      response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
      return pages.show(viewer, id, model);
    }
    try {
      answering.recordMinistryAnswer(viewer, new InquiryId(id), version, text);
    } catch (StaleEdit | OptimisticLockingFailureException quicker) {
      return pages.showChanged(viewer, id, model, response);
    }
    FlashMessages.success(redirect, "inquiries.ministry.answered");
    return "redirect:" + address(id);
  }

  private static String address(UUID id) {
    return "/inquiries/" + id;
  }
}
