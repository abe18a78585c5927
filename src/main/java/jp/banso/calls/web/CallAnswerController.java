package jp.banso.calls.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.UUID;
import jp.banso.calls.AnswerDraft;
import jp.banso.calls.AskerTelling;
import jp.banso.calls.CallAnswering;
import jp.banso.calls.CallId;
import jp.banso.calls.QuestionReading;
import jp.banso.calls.QuestionReading.QuestionPage;
import jp.banso.calls.QuestionView;
import jp.banso.kernel.Outcome;
import jp.banso.kernel.StaleEdit;
import jp.banso.parties.CaseHistory;
import jp.banso.parties.Viewer;
import jp.banso.platform.web.FieldLabel;
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

/** A question on a call: answered, and published once a second person has read it. */
@Controller
class CallAnswerController {

  private static final String VIEW = "calls/question";

  private final QuestionReading reading;
  private final CallAnswering answering;
  private final AskerTelling telling;
  private final CaseHistory history;
  private final SetupPages pages;

  CallAnswerController(
      QuestionReading reading, CallAnswering answering, AskerTelling telling, CaseHistory history, SetupPages pages) {
    this.reading = reading;
    this.answering = answering;
    this.telling = telling;
    this.history = history;
    this.pages = pages;
  }

  /** Why a question or a draft is taken back, as typed. */
  record DropForm(@FieldLabel("calls.question.drop.reason") String reason) {}

  /** When and how an asker was told whom no mail reaches, as typed. */
  record TellForm(@FieldLabel("calls.answer.toldHow") String toldHow) {}

  @GetMapping("/calls/{id}/questions/{ordinal}")
  String page(Viewer viewer, @PathVariable UUID id, @PathVariable int ordinal, Model model) {
    return show(viewer, id, ordinal, model);
  }

  @PostMapping("/calls/{id}/questions/{ordinal}/answer")
  String answer(
      Viewer viewer, @PathVariable UUID id, @PathVariable int ordinal, @ModelAttribute("answerForm") AnswerForm form,
      BindingResult errors, Model model, HttpServletResponse response, RedirectAttributes redirect) {
    CallId call = new CallId(id);
    QuestionView question = answering.writable(viewer, call, ordinal);
    form.check(question, errors);
    boolean publishes = form.publishes(question);
    AnswerDraft draft = form.draft(question);
    if (publishes) {
      answering
          .traces(viewer, call, ordinal, draft)
          .forEach(
              (field, trace) ->
                  errors.rejectValue(field, "calls.answer.refused.trace", new Object[] {trace}, ""));
    }
    try {
      if (errors.hasErrors()
          || (publishes
              && Refusals.refused(
                  answering.propose(viewer, call, ordinal, form.version(), draft), errors))) {
        response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
        return show(viewer, id, ordinal, model);
      }
      if (!publishes) {
        answering.answer(viewer, call, ordinal, form.version(), form.text(), form.toldHowOrNull(question));
      }
    } catch (StaleEdit | OptimisticLockingFailureException quicker) {
      AnswerForm theirs = AnswerForm.of(reading.page(viewer, call, ordinal));
      model.addAttribute("answerForm", form.onto(theirs.version()));
      return form.against(theirs, pages::text)
          .orReload("/calls/" + id + "/questions/" + ordinal)
          .over(show(viewer, id, ordinal, model), model, response);
    }
    FlashMessages.success(redirect, publishes ? "calls.answer.proposed" : "calls.answer.answered");
    return "redirect:/calls/" + id + "/questions/" + ordinal;
  }

  @PostMapping("/calls/{id}/questions/{ordinal}/release")
  String release(
      Viewer viewer, @PathVariable UUID id, @PathVariable int ordinal, @RequestParam long version,
      @ModelAttribute("form") ConcurForm form, BindingResult errors, Model model, HttpServletResponse response,
      RedirectAttributes redirect) {
    CallId call = new CallId(id);
    answering.requireReleasable(viewer, call, ordinal);
    FreeText.of(errors)
        .refuse(!form.answered(), "decision", "calls.release.refused.decision")
        .refuse(form.noteMissing(), "note", "calls.refused.noteMissing")
        .limit("note", form.note(), FreeText.NOTE);
    try {
      if (errors.hasErrors() || Refusals.refused(judge(viewer, call, ordinal, version, form), errors)) {
        response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
        model.addAttribute("seen", version);
        return show(viewer, id, ordinal, model);
      }
    } catch (StaleEdit | OptimisticLockingFailureException quicker) {
      form.askAgain("calls.release.changed", model);
      response.setStatus(HttpStatus.CONFLICT.value());
      return show(viewer, id, ordinal, model);
    }
    FlashMessages.success(redirect, form.agreed() ? "calls.release.done" : "calls.release.returned");
    return "redirect:/calls/" + id + "/questions/" + ordinal;
  }

  private Outcome<Void> judge(Viewer viewer, CallId call, int ordinal, long version, ConcurForm form) {
    if (form.agreed()) {
      return answering.release(viewer, call, ordinal, version);
    }
    answering.giveBack(viewer, call, ordinal, version, form.note().strip().replace("\r\n", "\n"));
    return Outcome.done();
  }

  @PostMapping("/calls/{id}/questions/{ordinal}/withdrawal")
  String drop(
      Viewer viewer, @PathVariable UUID id, @PathVariable int ordinal, @RequestParam long version,
      @ModelAttribute("drop") DropForm form, BindingResult errors, Model model, HttpServletResponse response,
      RedirectAttributes redirect) {
    CallId call = new CallId(id);
    answering.requireDroppable(viewer, call, ordinal);
    String reason = plain(form.reason());
    FreeText.of(errors)
        .refuse(reason.isEmpty(), "reason", "calls.question.drop.reason.missing")
        .limit("reason", reason, FreeText.NOTE);
    if (errors.hasErrors()) {
      response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
      model.addAttribute("seen", version);
      return show(viewer, id, ordinal, model);
    }
    try {
      answering.drop(viewer, call, ordinal, version, reason);
    } catch (StaleEdit | OptimisticLockingFailureException quicker) {
      errors.reject("calls.question.changed");
      response.setStatus(HttpStatus.CONFLICT.value());
      return show(viewer, id, ordinal, model);
    }
    FlashMessages.success(redirect, "calls.question.dropped");
    return "redirect:/calls/" + id + "/questions/" + ordinal;
  }

  @PostMapping("/calls/{id}/questions/{ordinal}/told")
  String told(
      Viewer viewer, @PathVariable UUID id, @PathVariable int ordinal, @RequestParam long version,
      @ModelAttribute("tell") TellForm form, BindingResult errors, Model model, HttpServletResponse response,
      RedirectAttributes redirect) {
    CallId call = new CallId(id);
    telling.requireToTell(viewer, call, ordinal);
    String how = plain(form.toldHow());
    FreeText.of(errors)
        .refuse(how.isEmpty(), "toldHow", "calls.answer.refused.toldHow")
        .limit("toldHow", how, FreeText.NOTE);
    if (errors.hasErrors()) {
      response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
      model.addAttribute("seen", version);
      return show(viewer, id, ordinal, model);
    }
    try {
      telling.told(viewer, call, ordinal, version, how);
    } catch (StaleEdit | OptimisticLockingFailureException quicker) {
      errors.reject("calls.question.changed");
      response.setStatus(HttpStatus.CONFLICT.value());
      return show(viewer, id, ordinal, model);
    }
    FlashMessages.success(redirect, "calls.question.told");
    return "redirect:/calls/" + id + "/questions/" + ordinal;
  }

  private static String plain(String typed) {
    return typed == null ? "" : typed.strip().replace("\r\n", "\n");
  }

  private String show(Viewer viewer, UUID id, int ordinal, Model model) {
    QuestionPage page = reading.page(viewer, new CallId(id), ordinal);
    pages.fill(model, page.call(), "calls.question");
    model.addAttribute("page", page);
    model.addAttribute("question", page.question());
    model.addAttribute("history", history.ofItself(viewer, page.question().key()));
    model.addAttribute("longest", AnswerForm.LONGEST);
    if (!model.containsAttribute("answerForm")) {
      model.addAttribute("answerForm", AnswerForm.of(page));
    }
    if (!model.containsAttribute("form")) {
      model.addAttribute("form", new ConcurForm("", ""));
    }
    if (!model.containsAttribute("drop")) {
      model.addAttribute("drop", new DropForm(""));
    }
    if (!model.containsAttribute("tell")) {
      model.addAttribute("tell", new TellForm(""));
    }
    if (!model.containsAttribute("seen")) {
      model.addAttribute("seen", page.question().version());
    }
    model.addAttribute(
        "decisions",
        List.of(
            new OptionView(AnswerForm.ASKER, pages.text("calls.answer.decision.ASKER")),
            new OptionView(AnswerForm.PUBLISH, pages.text("calls.answer.decision.PUBLISH"))));
    model.addAttribute(
        "judgements",
        List.of(
            new OptionView(ConcurForm.AGREED, pages.text("calls.release.agree")),
            new OptionView(ConcurForm.RETURNED, pages.text("calls.release.return"))));
    return VIEW;
  }
}
