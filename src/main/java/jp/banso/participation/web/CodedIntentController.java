package jp.banso.participation.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jp.banso.kernel.Outcome;
import jp.banso.participation.CodedIntents;
import jp.banso.participation.CodedIntents.Opened;
import jp.banso.platform.web.FieldLabel;
import jp.banso.platform.web.FlashMessages;
import jp.banso.platform.web.FreeText;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** 意向確認 by the code of the mail. Opening the page answers nothing; the code never stands in an address. */
@Controller
class CodedIntentController {

  private static final String VIEW = "participation/public";

  private final CodedIntents intents;
  private final MessageSource messages;

  CodedIntentController(CodedIntents intents, MessageSource messages) {
    this.intents = intents;
    this.messages = messages;
  }

  /** The code, and once it is known the answer, as typed. */
  record CodeForm(
      @FieldLabel("participation.code") String code, @FieldLabel("participation.intent") String intent,
      @FieldLabel("participation.note") String note) {

    String answerNote() {
      return note == null ? "" : note;
    }
  }

  @GetMapping("/public/participation")
  String ask(Model model) {
    model.addAttribute("form", new CodeForm("", "", ""));
    return VIEW;
  }

  /** Shows what the code opens. */
  @PostMapping("/public/participation")
  String open(
      @ModelAttribute("form") CodeForm form, BindingResult errors, HttpServletRequest request, Model model,
      HttpServletResponse response) {
    Outcome<Opened> opened = intents.open(form.code(), request.getRemoteAddr());
    if (CodedIntents.DOOR.refused(opened, errors, response)) {
      return VIEW;
    }
    Opened found = opened.orThrow();
    CodeForm answered = new CodeForm(form.code(), found.line().intent().name(), found.line().note());
    model.addAttribute("form", answered);
    return shown(found, model);
  }

  private String shown(Opened found, Model model) {
    model.addAttribute("opened", found);
    model.addAttribute("intents", ParticipationController.intents(messages));
    return VIEW;
  }

  @PostMapping("/public/participation/answer")
  String answer(
      @ModelAttribute("form") CodeForm form, BindingResult errors, HttpServletRequest request, Model model,
      HttpServletResponse response, RedirectAttributes redirect) {
    Outcome<Opened> opened = intents.open(form.code(), request.getRemoteAddr());
    if (CodedIntents.DOOR.refused(opened, errors, response)) {
      return VIEW;
    }
    Outcome<Opened> answered =
        FreeText.of(errors)
            .limit("note", form.note(), FreeText.NOTE)
            .outcome()
            .then(
                fits ->
                    intents.answer(
                        form.code(), request.getRemoteAddr(),
                        ParticipationController.intent(form.intent()).orElse(null), form.answerNote()));
    if (answered instanceof Outcome.Refused<Opened> refused) {
      if (!errors.hasErrors()) {
        errors.rejectValue("intent", refused.messageKey(), refused.arguments().toArray(), null);
      }
      response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
      return shown(opened.orThrow(), model);
    }
    FlashMessages.success(redirect, "participation.flash.coded", answered.orThrow().line().name());
    return "redirect:/public/participation";
  }
}
