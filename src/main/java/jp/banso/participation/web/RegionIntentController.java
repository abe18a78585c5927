package jp.banso.participation.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.UUID;
import jp.banso.kernel.Outcome;
import jp.banso.participation.RegionIntents;
import jp.banso.parties.Viewer;
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
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** 意向確認 for a region that is signed in. */
@Controller
class RegionIntentController {

  private static final String VIEW = "participation/mine";

  private final RegionIntents intents;
  private final MessageSource messages;

  RegionIntentController(RegionIntents intents, MessageSource messages) {
    this.intents = intents;
    this.messages = messages;
  }

  /** An answer as typed. */
  record IntentForm(
      Long version, @FieldLabel("participation.intent") String intent,
      @FieldLabel("participation.note") String note) {}

  @GetMapping("/participation")
  String mine(Viewer viewer, Model model) {
    model.addAttribute("form", new IntentForm(0L, "", ""));
    return page(viewer, model);
  }

  private String page(Viewer viewer, Model model) {
    model.addAttribute("lines", intents.mine(viewer));
    model.addAttribute("intents", ParticipationController.intents(messages));
    return VIEW;
  }

  @PostMapping("/participation/entries/{id}")
  String answer(
      Viewer viewer, @PathVariable UUID id, @ModelAttribute("form") IntentForm form, BindingResult errors,
      Model model, HttpServletResponse response, RedirectAttributes redirect) {
    intents.mine(viewer);
    String note = form.note() == null ? "" : form.note();
    Outcome<Void> done =
        FreeText.of(errors)
            .limit("note", note, FreeText.NOTE)
            .outcome()
            .then(
                fits ->
                    intents.answer(
                        viewer, id, form.version() == null ? -1 : form.version(),
                        ParticipationController.intent(form.intent()).orElse(null), note));
    if (done instanceof Outcome.Refused<Void> refused) {
      if (!errors.hasErrors()) {
        errors.rejectValue("intent", refused.messageKey(), refused.arguments().toArray(), null);
      }
      response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
      page(viewer, model);
      // what was typed belongs to one row alone
      model.addAttribute("lines", intents.mine(viewer).stream().filter(line -> line.id().equals(id)).toList());
      return VIEW;
    }
    FlashMessages.success(redirect, "participation.flash.own");
    return "redirect:/participation";
  }
}
