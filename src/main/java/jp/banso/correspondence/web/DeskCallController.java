package jp.banso.correspondence.web;

import jakarta.servlet.http.HttpServletResponse;
import java.text.Normalizer;
import java.util.Map;
import java.util.UUID;
import jp.banso.correspondence.DeskCalls;
import jp.banso.correspondence.DeskCalls.DeskCallView;
import jp.banso.correspondence.MailNames;
import jp.banso.kernel.Outcome;
import jp.banso.parties.Viewer;
import jp.banso.platform.web.FieldLabel;
import jp.banso.platform.web.FlashMessages;
import jp.banso.platform.web.FreeText;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** 担当課への電話確認: whom to ring up, and who was reached. */
@Controller
class DeskCallController {

  private static final String VIEW = "correspondence/desk-call";
  private static final Map<String, String> FIELDS =
      Map.of(
          "correspondence.deskCall.refused.reached", "reached", "correspondence.undelivered.address", "mail");

  private final DeskCalls calls;
  private final MailNames names;

  DeskCallController(DeskCalls calls, MailNames names) {
    this.calls = calls;
    this.names = names;
  }

  /** Who was reached and what they said, as typed. */
  record CallForm(
      @FieldLabel("correspondence.deskCall.reached") String reached,
      @FieldLabel("correspondence.deskCall.corrected") String mail,
      @FieldLabel("correspondence.deskCall.note") String note) {}

  @GetMapping("/desk-calls/{id}")
  String show(Viewer viewer, @PathVariable UUID id, Model model) {
    DeskCallView call = calls.view(viewer, id);
    model.addAttribute("form", new CallForm("", call.mail(), ""));
    return show(call, model);
  }

  @PostMapping("/desk-calls/{id}")
  String reached(
      Viewer viewer, @PathVariable UUID id, @ModelAttribute("form") CallForm form, BindingResult errors, Model model,
      HttpServletResponse response, RedirectAttributes redirect) {
    calls.guard(viewer, id);
    DeskCallView before = calls.view(viewer, id);
    String mail = Normalizer.normalize(text(form.mail()), Normalizer.Form.NFKC);
    Outcome<Integer> outcome =
        FreeText.of(errors)
            .limit("reached", form.reached(), FreeText.LINE)
            .limit("mail", form.mail(), FreeText.LINE)
            .limit("note", form.note(), FreeText.NOTE)
            .outcome()
            .then(fits -> calls.reached(viewer, id, text(form.reached()), mail, text(form.note())));
    if (outcome instanceof Outcome.Refused<Integer> refused && !errors.hasErrors()) {
      errors.rejectValue(FIELDS.get(refused.messageKey()), refused.messageKey());
    }
    if (errors.hasErrors()) {
      response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
      return show(before, model);
    }
    FlashMessages.success(redirect, "correspondence.deskCall.done", outcome.orThrow());
    return "redirect:/desk-calls/" + id;
  }

  private String show(DeskCallView call, Model model) {
    model.addAttribute("deskCall", call);
    model.addAttribute("mailNames", names.all());
    return VIEW;
  }

  private static String text(String typed) {
    return typed == null ? "" : typed.strip();
  }
}
