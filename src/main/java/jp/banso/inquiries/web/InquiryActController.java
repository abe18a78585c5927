package jp.banso.inquiries.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import jp.banso.inquiries.ConsentDesk;
import jp.banso.inquiries.InquiryHandling;
import jp.banso.inquiries.InquiryId;
import jp.banso.inquiries.InquiryMerging;
import jp.banso.inquiries.InquiryReading;
import jp.banso.inquiries.InquiryView;
import jp.banso.inquiries.Requester;
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

/** 相談の確認と振分け: what is done with an inquiry before and beside its answer. */
@Controller
class InquiryActController {

  private static final String PAGE = "/inquiries/{id}";

  private final InquiryHandling handling;
  private final InquiryMerging merging;
  private final InquiryReading reading;
  private final InquiryPages pages;
  private final ConsentDesk consents;
  private final CheckMarks marks;
  private final InquiryWords words;

  InquiryActController(
      InquiryHandling handling, InquiryMerging merging, InquiryReading reading, InquiryPages pages, ConsentDesk consents,
      CheckMarks marks, InquiryWords words) {
    this.handling = handling;
    this.merging = merging;
    this.reading = reading;
    this.pages = pages;
    this.consents = consents;
    this.marks = marks;
    this.words = words;
  }

  @PostMapping(PAGE + "/description")
  String describe(
      Viewer viewer, @PathVariable UUID id, @ModelAttribute("description") DescriptionForm form, BindingResult errors,
      Model model, HttpServletResponse response, RedirectAttributes redirect) {
    handling.requireActing(viewer, new InquiryId(id));
    RequesterFields in = new RequesterFields(errors);
    Requester requester =
        in.read(form.organisation(), form.kind(), form.prefecture(), form.name(), form.mail(), form.telephone());
    String subject = in.line("subject", form.subject());
    String category = in.lineOrNull("category", form.category());
    try {
      if (errors.hasErrors()
          || Refusals.refused(
              handling.describe(viewer, new InquiryId(id), form.version(), requester, subject, category), "category",
              errors, response)) {
        response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
        return pages.show(viewer, id, model);
      }
    } catch (StaleEdit | OptimisticLockingFailureException quicker) {
      DescriptionForm theirs = DescriptionForm.of(now(viewer, id));
      model.addAttribute("description", form.onto(theirs.version()));
      return form.against(theirs, words::text)
          .orReload(address(id))
          .over(pages.show(viewer, id, model), model, response);
    }
    FlashMessages.success(redirect, "inquiries.described");
    return "redirect:" + address(id);
  }

  @PostMapping(PAGE + "/assignment")
  String assign(
      Viewer viewer, @PathVariable UUID id, @RequestParam long version, @RequestParam(defaultValue = "") String person,
      RedirectAttributes redirect) {
    Outcome<Void> outcome =
        handling.assign(viewer, new InquiryId(id), version, person.isEmpty() ? null : person(person));
    if (outcome instanceof Outcome.Refused<Void> refused) {
      FlashMessages.refused(redirect, refused);
    } else {
      FlashMessages.success(redirect, "inquiries.assigned");
    }
    return "redirect:" + address(id);
  }

  /** An id that nobody has for what is none. */
  private static UUID person(String typed) {
    try {
      return UUID.fromString(typed);
    } catch (IllegalArgumentException e) {
      return new UUID(0, 0);
    }
  }

  @PostMapping(PAGE + "/notes")
  String note(
      Viewer viewer, @PathVariable UUID id, @RequestParam(defaultValue = "false") boolean talk,
      @ModelAttribute("noteForm") NoteForm form, BindingResult errors, Model model, HttpServletResponse response,
      RedirectAttributes redirect) {
    handling.requireActing(viewer, new InquiryId(id));
    String text = form.read(errors);
    return act(
        viewer, id, errors, model, response, redirect, "inquiries.noted",
        () -> handling.note(viewer, new InquiryId(id), talk, text));
  }

  @PostMapping(PAGE + "/read")
  String read(Viewer viewer, @PathVariable UUID id, RedirectAttributes redirect) {
    handling.read(viewer, new InquiryId(id));
    FlashMessages.success(redirect, "inquiries.read");
    return "redirect:" + address(id);
  }

  @PostMapping(PAGE + "/decision")
  String decide(
      Viewer viewer, @PathVariable UUID id, @ModelAttribute("decisionForm") DecisionForm form, BindingResult errors,
      Model model, HttpServletResponse response, RedirectAttributes redirect) {
    handling.requireActing(viewer, new InquiryId(id));
    marks.keep(viewer, new InquiryId(id), form.checks(), form.seenChecks());
    if (form.inserted().isPresent()) {
      String reference = form.inserted().get();
      model.addAttribute("decisionForm", pages.inserted(viewer, new InquiryId(id), form, reference));
      pages.used(viewer, new InquiryId(id), reference);
      return pages.show(viewer, id, model);
    }
    if (form.phrase().isPresent()) {
      model.addAttribute("decisionForm", pages.begun(viewer, new InquiryId(id), form, form.phrase().get()));
      return pages.show(viewer, id, model);
    }
    form.check(errors);
    try {
      if (errors.hasErrors() || CheckMarks.refused(decided(viewer, new InquiryId(id), form), errors)) {
        response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
        return pages.show(viewer, id, model);
      }
    } catch (StaleEdit | OptimisticLockingFailureException quicker) {
      model.addAttribute("decisionForm", form.onto(now(viewer, id).version()));
      return pages.showChanged(viewer, id, model, response);
    }
    FlashMessages.success(redirect, "inquiries.decided." + form.decision());
    return "redirect:" + address(id);
  }

  private Outcome<Void> decided(Viewer viewer, InquiryId id, DecisionForm form) {
    switch (form.decision()) {
      case DecisionForm.AT_ONCE:
        return handling.answerAtOnce(
            viewer, id, form.version(), form.plainText(), form.sourcesOrNull(), form.toldOrNull(), form.wish());
      case DecisionForm.ASK_BACK:
        return handling.askBack(viewer, id, form.version(), form.plainText());
      case DecisionForm.OUT_OF_SCOPE:
        return handling.outOfScope(viewer, id, form.version(), form.plainText(), form.toldOrNull());
      case DecisionForm.INTAKE:
        return handling.toIntake(viewer, id, form.version());
      default:
        handling.toDraft(viewer, id, form.version(), form.plainText(), form.sourcesOrNull());
        consents.wish(viewer, id, form.wish());
        return Outcome.done();
    }
  }

  /** Goes on without the answer of the asker. */
  @PostMapping(PAGE + "/draft-without-reply")
  String goOn(Viewer viewer, @PathVariable UUID id, @RequestParam long version, RedirectAttributes redirect) {
    handling.toDraft(viewer, new InquiryId(id), version);
    FlashMessages.success(redirect, "inquiries.decided.DRAFT");
    return "redirect:" + address(id);
  }

  /** From the draft back to the decision. */
  @PostMapping(PAGE + "/check")
  String check(Viewer viewer, @PathVariable UUID id, @RequestParam long version, RedirectAttributes redirect) {
    handling.toCheck(viewer, new InquiryId(id), version);
    FlashMessages.success(redirect, "inquiries.check.again");
    return "redirect:" + address(id) + "#decision-title";
  }

  @PostMapping(PAGE + "/end")
  String end(
      Viewer viewer, @PathVariable UUID id, @RequestParam long version, @ModelAttribute("endForm") NoteForm form,
      BindingResult errors, Model model, HttpServletResponse response, RedirectAttributes redirect) {
    handling.requireActing(viewer, new InquiryId(id));
    String reason = form.read(errors);
    return act(
        viewer, id, errors, model, response, redirect, "inquiries.ended",
        () -> handling.end(viewer, new InquiryId(id), version, reason));
  }

  @PostMapping(PAGE + "/reopening")
  String reopen(
      Viewer viewer, @PathVariable UUID id, @RequestParam long version, @ModelAttribute("reopenForm") NoteForm form,
      BindingResult errors, Model model, HttpServletResponse response, RedirectAttributes redirect) {
    handling.requireActing(viewer, new InquiryId(id));
    String reason = form.read(errors);
    return act(
        viewer, id, errors, model, response, redirect, "inquiries.reopen.done",
        () -> handling.reopen(viewer, new InquiryId(id), version, reason));
  }

  @PostMapping(PAGE + "/merge")
  String merge(
      Viewer viewer, @PathVariable UUID id, @RequestParam long version, @ModelAttribute("mergeForm") MergeForm form,
      BindingResult errors, Model model, HttpServletResponse response, RedirectAttributes redirect) {
    handling.requireActing(viewer, new InquiryId(id));
    String number = form.read(errors);
    Function<InquiryId, Outcome<Void>> done = other -> Outcome.done();
    Supplier<Outcome<Void>> act =
        () -> {
          Outcome<InquiryId> merged = merging.merge(viewer, new InquiryId(id), version, number);
          return merged.then(done);
        };
    return actAt("number", viewer, id, errors, model, response, redirect, "inquiries.merged", act);
  }

  @PostMapping(PAGE + "/callbacks")
  String promise(
      Viewer viewer, @PathVariable UUID id, @ModelAttribute("callbackForm") CallbackForm form, BindingResult errors,
      Model model, HttpServletResponse response, RedirectAttributes redirect) {
    handling.requireActing(viewer, new InquiryId(id));
    var promised = form.read(errors);
    return actAt(
        "promisedOn", viewer, id, errors, model, response, redirect, "inquiries.callback.promised",
        () -> handling.promiseCallback(viewer, new InquiryId(id), promised));
  }

  private String act(
      Viewer viewer, UUID id, BindingResult errors, Model model, HttpServletResponse response,
      RedirectAttributes redirect, String done, Supplier<Outcome<Void>> act) {
    return actAt("note", viewer, id, errors, model, response, redirect, done, act);
  }

  /** Acts if the form could be read; a refusal stands at the field. */
  private String actAt(
      String field, Viewer viewer, UUID id, BindingResult errors, Model model, HttpServletResponse response,
      RedirectAttributes redirect, String done, Supplier<Outcome<Void>> act) {
    try {
      if (errors.hasErrors() || Refusals.refused(act.get(), field, errors, response)) {
        response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
        return pages.show(viewer, id, model);
      }
    } catch (StaleEdit | OptimisticLockingFailureException quicker) {
      return pages.showChanged(viewer, id, model, response);
    }
    FlashMessages.success(redirect, done);
    return "redirect:" + address(id);
  }

  private InquiryView now(Viewer viewer, UUID id) {
    return reading.view(viewer, new InquiryId(id));
  }

  private static String address(UUID id) {
    return "/inquiries/" + id;
  }
}
