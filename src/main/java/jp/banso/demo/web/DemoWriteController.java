package jp.banso.demo.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import jp.banso.demo.AttachedFile;
import jp.banso.demo.DemoLetter;
import jp.banso.demo.DemoOnly;
import jp.banso.demo.DemoPost;
import jp.banso.kernel.Outcome;
import jp.banso.parties.Viewer;
import jp.banso.platform.web.FieldLabel;
import jp.banso.platform.web.FlashMessages;
import jp.banso.platform.web.FreeText;
import jp.banso.platform.web.Refusals;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** A visitor plays the mail of a prefecture, a region or a stranger. */
@Controller
@DemoOnly
class DemoWriteController {

  private static final int BODY = 20_000;
  private static final String FORM = "form";

  private static final Map<String, String> FIELDS =
      Map.of("demo.write.refused.from", "from", "demo.write.refused.to", "to", "demo.write.refused.server", "to");

  private final DemoPost post;

  DemoWriteController(DemoPost post) {
    this.post = post;
  }

  /** A mail as typed. */
  record LetterForm(
      @FieldLabel("demo.write.from") String from, @FieldLabel("demo.write.to") String to,
      @FieldLabel("demo.write.subject") String subject, @FieldLabel("demo.write.body") String body, String answers,
      @FieldLabel("demo.write.files") List<MultipartFile> files) {

    LetterForm {
      files = files == null ? List.of() : files.stream().filter(file -> !file.isEmpty()).toList();
    }

    DemoLetter letter() {
      return new DemoLetter(
          text(from).strip(), text(to).strip(), text(subject), text(body), text(answers),
          files.stream().map(LetterForm::attached).toList());
    }

    private static AttachedFile attached(MultipartFile file) {
      try {
        return new AttachedFile(file.getOriginalFilename(), file.getBytes());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    private static String text(String typed) {
      return typed == null ? "" : typed;
    }
  }

  @GetMapping("/demo/mails/new")
  String blank(Model model) {
    model.addAttribute(FORM, new LetterForm("", "", "", "", "", List.of()));
    return "demo/write";
  }

  @GetMapping("/demo/mails/{id}/reply")
  String reply(Viewer viewer, @PathVariable UUID id, Model model) {
    DemoLetter letter = post.answer(viewer, id);
    model.addAttribute(
        FORM, new LetterForm(letter.from(), letter.to(), letter.subject(), letter.body(), letter.answers(), List.of()));
    return "demo/write";
  }

  @PostMapping("/demo/mails")
  String send(
      Viewer viewer, @ModelAttribute(FORM) LetterForm form, BindingResult errors, HttpServletResponse response,
      RedirectAttributes redirect) {
    Outcome<Void> judged =
        FreeText.of(errors)
            .limit("from", form.from(), FreeText.LINE)
            .limit("to", form.to(), FreeText.LINE)
            .limit("subject", form.subject(), FreeText.LINE)
            .limit("body", form.body(), BODY)
            .outcome();
    Outcome<Void> sent = judged.then(fits -> post.send(viewer, form.letter()));
    if (sent instanceof Outcome.Refused<Void> refused && !errors.hasErrors()) {
      Refusals.refused(sent, FIELDS.get(refused.messageKey()), errors, response);
    }
    if (errors.hasErrors()) {
      response.setStatus(422);
      return "demo/write";
    }
    FlashMessages.success(redirect, "demo.write.flash.sent");
    return "redirect:/demo/mails";
  }
}
