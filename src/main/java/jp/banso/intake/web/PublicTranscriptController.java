package jp.banso.intake.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jp.banso.intake.TranscriptDoor;
import jp.banso.intake.TranscriptDoor.Opened;
import jp.banso.intake.Transcripts.Answer;
import jp.banso.kernel.Outcome;
import jp.banso.platform.web.FieldLabel;
import jp.banso.platform.web.FlashMessages;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** 事務局入力の確認 by the code of the mail. Opening the page answers nothing; the code never stands in an address. */
@Controller
class PublicTranscriptController {

  private static final String VIEW = "intake/transcript-public";

  private final TranscriptDoor door;
  private final MessageSource messages;

  PublicTranscriptController(TranscriptDoor door, MessageSource messages) {
    this.door = door;
    this.messages = messages;
  }

  /** The code, and once it is known the answer, as typed. */
  record CodedForm(
      @FieldLabel("intake.mail.code") String code, @FieldLabel("intake.transcript.answer") String agreed,
      @FieldLabel("intake.transcript.note") String note) {}

  @GetMapping("/public/transcripts")
  String ask(Model model) {
    model.addAttribute("form", new CodedForm("", "", ""));
    return VIEW;
  }

  /** Shows what the code opens. */
  @PostMapping("/public/transcripts")
  String open(
      @ModelAttribute("form") CodedForm form, BindingResult errors, HttpServletRequest request, Model model,
      HttpServletResponse response) {
    Outcome<Opened> opened = door.open(form.code(), request.getRemoteAddr());
    return TranscriptDoor.DOOR.refused(opened, errors, response) ? VIEW : shown(opened.orThrow(), model);
  }

  private String shown(Opened opened, Model model) {
    model.addAttribute("opened", opened);
    model.addAttribute("answers", TranscriptController.answers(messages));
    return VIEW;
  }

  @PostMapping("/public/transcripts/answer")
  String answer(
      @ModelAttribute("form") CodedForm form, BindingResult errors, HttpServletRequest request, Model model,
      HttpServletResponse response, RedirectAttributes redirect) {
    Outcome<Opened> opened = door.open(form.code(), request.getRemoteAddr());
    if (TranscriptDoor.DOOR.refused(opened, errors, response)) {
      return VIEW;
    }
    Outcome<Void> done =
        TranscriptController.judgeAnswer(errors, form.agreed(), form.note())
            .outcome()
            .then(
                fits ->
                    door.answer(
                        form.code(), request.getRemoteAddr(), new Answer("yes".equals(form.agreed()), form.note())));
    if (done instanceof Outcome.Refused<Void> refused) {
      if (!errors.hasErrors()) {
        errors.rejectValue(
            refused.messageKey().endsWith("note") ? "note" : "agreed", refused.messageKey(),
            refused.arguments().toArray(), null);
      }
      response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
      return shown(opened.orThrow(), model);
    }
    FlashMessages.success(redirect, "intake.transcript.public.done");
    return "redirect:/public/transcripts";
  }
}
