package jp.banso.intake.web;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import jp.banso.applications.ApplicationId;
import jp.banso.applications.web.CasePages;
import jp.banso.intake.TranscriptPage;
import jp.banso.intake.Transcripts;
import jp.banso.intake.Transcripts.Answer;
import jp.banso.kernel.CalendarYears;
import jp.banso.kernel.JapanTime;
import jp.banso.kernel.Outcome;
import jp.banso.kernel.Wareki;
import jp.banso.parties.Viewer;
import jp.banso.platform.web.FieldLabel;
import jp.banso.platform.web.FlashMessages;
import jp.banso.platform.web.FreeText;
import jp.banso.platform.web.OptionView;
import jp.banso.platform.web.UnreadDate;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** 事務局入力の確認: what a clerk typed of a paper is asked about, answered and kept. */
@Controller
class TranscriptController {

  private static final String ANSWER = "answer";
  private static final String CODE = "code";
  private static final String CALL = "calling";
  private static final String ASK = "asking";

  private static final Map<String, String> ANSWER_FIELDS =
      Map.of("intake.transcript.refused.note", "note", "intake.transcript.refused.changed", "agreed");
  private static final Map<String, String> CODE_FIELDS =
      Map.of(
          "intake.transcript.refused.note", "note", "intake.transcript.refused.changed", "agreed",
          "intake.mail.refused.code", "code");
  private static final Map<String, String> CALL_FIELDS =
      Map.of(
          "intake.transcript.refused.note", "note", "intake.transcript.refused.changed", "agreed",
          "intake.mail.refused.noTelephone", "spokenWith", "intake.transcript.refused.calledAt", "calledAt");

  private final Transcripts transcripts;
  private final CasePages pages;
  private final MessageSource messages;

  TranscriptController(Transcripts transcripts, CasePages pages, MessageSource messages) {
    this.transcripts = transcripts;
    this.pages = pages;
    this.messages = messages;
  }

  /** The wish to ask; nothing of it is typed. */
  record AskForm() {}

  /** Whether it is what was sent. */
  record AnswerForm(
      @FieldLabel("intake.transcript.answer") String agreed, @FieldLabel("intake.transcript.note") String note) {

    Answer answer() {
      return new Answer("yes".equals(agreed), note);
    }
  }

  /** An answer with the code that was told. */
  record CodeForm(
      @FieldLabel("intake.mail.code") String code, @FieldLabel("intake.transcript.answer") String agreed,
      @FieldLabel("intake.transcript.note") String note) {

    Answer answer() {
      return new Answer("yes".equals(agreed), note);
    }
  }

  /** An answer on the telephone. */
  record CallForm(
      @FieldLabel("intake.mail.spokenWith") String spokenWith, @FieldLabel("intake.mail.calledOn") String calledOn,
      @FieldLabel("intake.mail.calledAt") String calledAt, @FieldLabel("intake.transcript.answer") String agreed,
      @FieldLabel("intake.transcript.note") String note) {

    Optional<Instant> at() {
      return day().flatMap(day -> time().map(time -> JapanTime.instantOf(day.atTime(time))));
    }

    private Optional<LocalDate> day() {
      return CalendarYears.parse(IntakeController.text(calledOn));
    }

    private Optional<LocalTime> time() {
      return Wareki.parseTime(IntakeController.text(calledAt));
    }

    Outcome<Void> judge(BindingResult errors) {
      return judgeAnswer(errors, agreed, note)
          .limit("spokenWith", spokenWith, FreeText.LINE)
          .refuse(IntakeController.text(spokenWith).isBlank(), "spokenWith", "intake.mail.refused.spokenWith")
          .refuse(day().isEmpty(), "calledOn", UnreadDate.reason(calledOn, "applications.refused.date"))
          .refuse(time().isEmpty(), "calledAt", "applications.refused.time")
          .outcome();
    }

    Answer answer() {
      return new Answer("yes".equals(agreed), note);
    }
  }

  static FreeText judgeAnswer(BindingResult errors, String agreed, String note) {
    return FreeText.of(errors)
        .refuse(
            !List.of("yes", "no").contains(IntakeController.text(agreed)), "agreed",
            "intake.transcript.refused.answer")
        .limit("note", note, FreeText.NOTE);
  }

  static List<OptionView> answers(MessageSource messages) {
    return List.of(
        new OptionView("yes", messages.getMessage("intake.transcript.answer.yes", null, Locale.JAPAN)),
        new OptionView("no", messages.getMessage("intake.transcript.answer.no", null, Locale.JAPAN)));
  }

  @GetMapping("/applications/{id}/transcript")
  String show(Viewer viewer, @PathVariable UUID id, Model model) {
    return page(viewer, id, model);
  }

  private String page(Viewer viewer, UUID id, Model model) {
    pages.fill(viewer, new ApplicationId(id), model);
    TranscriptPage page = transcripts.open(viewer, new ApplicationId(id));
    model.addAttribute("page", page);
    model.addAttribute("answers", answers(messages));
    Map<String, Object> blanks =
        Map.of(
            ANSWER, new AnswerForm("", ""), CODE, new CodeForm("", "", ""), CALL, new CallForm("", "", "", "", ""), ASK,
            new AskForm());
    blanks.forEach(
        (name, blank) -> {
          if (!model.containsAttribute(name)) {
            model.addAttribute(name, blank);
          }
        });
    return "intake/transcript";
  }

  @PostMapping("/applications/{id}/transcript/question")
  String ask(
      Viewer viewer, @PathVariable UUID id, @ModelAttribute(ASK) AskForm form, BindingResult errors, Model model,
      HttpServletResponse response, RedirectAttributes redirect) {
    transcripts.guard(viewer, new ApplicationId(id));
    Outcome<LocalDate> asked = transcripts.ask(viewer, new ApplicationId(id));
    if (CasePages.refused(asked, ASK, Map.of(), model, response)) {
      return page(viewer, id, model);
    }
    FlashMessages.success(redirect, "intake.transcript.flash.asked", Wareki.date(asked.orThrow()));
    return back(id);
  }

  @PostMapping("/applications/{id}/transcript/answer")
  String answer(
      Viewer viewer, @PathVariable UUID id, @ModelAttribute(ANSWER) AnswerForm form, BindingResult errors, Model model,
      HttpServletResponse response, RedirectAttributes redirect) {
    transcripts.guardAnswer(viewer, new ApplicationId(id));
    Outcome<Void> done =
        judgeAnswer(errors, form.agreed(), form.note())
            .outcome()
            .then(fits -> transcripts.answer(viewer, new ApplicationId(id), form.answer()));
    return answered(done, ANSWER, ANSWER_FIELDS, viewer, id, model, response, redirect);
  }

  @PostMapping("/applications/{id}/transcript/code")
  String answerByCode(
      Viewer viewer, @PathVariable UUID id, @ModelAttribute(CODE) CodeForm form, BindingResult errors, Model model,
      HttpServletResponse response, RedirectAttributes redirect) {
    transcripts.guard(viewer, new ApplicationId(id));
    Outcome<Void> done =
        judgeAnswer(errors, form.agreed(), form.note())
            .limit("code", form.code(), FreeText.LINE)
            .outcome()
            .then(fits -> transcripts.answerByCode(viewer, new ApplicationId(id), form.code(), form.answer()));
    return answered(done, CODE, CODE_FIELDS, viewer, id, model, response, redirect);
  }

  @PostMapping("/applications/{id}/transcript/call")
  String answerByCall(
      Viewer viewer, @PathVariable UUID id, @ModelAttribute(CALL) CallForm form, BindingResult errors, Model model,
      HttpServletResponse response, RedirectAttributes redirect) {
    transcripts.guard(viewer, new ApplicationId(id));
    Outcome<Void> done =
        form.judge(errors)
            .then(
                fits ->
                    transcripts.answerByCall(
                        viewer, new ApplicationId(id), form.spokenWith(), form.at().orElseThrow(), form.answer()));
    return answered(done, CALL, CALL_FIELDS, viewer, id, model, response, redirect);
  }

  private String answered(
      Outcome<Void> done, String form, Map<String, String> fields, Viewer viewer, UUID id, Model model,
      HttpServletResponse response, RedirectAttributes redirect) {
    if (CasePages.refused(done, form, fields, model, response)) {
      return page(viewer, id, model);
    }
    FlashMessages.success(redirect, "intake.transcript.flash.answered");
    return back(id);
  }

  private static String back(UUID id) {
    return CasePages.toCase(id) + "/transcript";
  }
}
