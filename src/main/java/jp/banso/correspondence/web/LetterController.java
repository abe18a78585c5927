package jp.banso.correspondence.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.UUID;
import jp.banso.correspondence.Letters;
import jp.banso.correspondence.UndeliveredMail;
import jp.banso.kernel.CaseKey;
import jp.banso.kernel.NotFound;
import jp.banso.kernel.Outcome;
import jp.banso.parties.Viewer;
import jp.banso.platform.web.FlashMessages;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** メール・文書 of a case, and what to do with a mail that did not arrive. */
@Controller
class LetterController {

  private final Letters letters;
  private final UndeliveredMail undelivered;

  LetterController(Letters letters, UndeliveredMail undelivered) {
    this.letters = letters;
    this.undelivered = undelivered;
  }

  @GetMapping("/cases/{key}/letters")
  String list(Viewer viewer, @PathVariable String key, Model model) {
    model.addAttribute("key", key);
    model.addAttribute("letters", letters.listed(viewer, caseKey(key)));
    return "correspondence/list";
  }

  @GetMapping("/letters/{id}")
  String page(Viewer viewer, @PathVariable UUID id, Model model) {
    model.addAttribute("page", letters.page(viewer, id));
    return "correspondence/letter";
  }

  @GetMapping("/letters/{id}/attachments/{documentId}")
  void attachment(
      Viewer viewer, @PathVariable UUID id, @PathVariable UUID documentId, HttpServletResponse response)
      throws IOException {
    Download.send(letters.attachment(viewer, id, documentId), response);
  }

  @PostMapping("/letters/{id}/resending")
  String resend(
      Viewer viewer, @PathVariable UUID id, @RequestParam String address, RedirectAttributes redirect) {
    return answer(undelivered.resend(viewer, id, address), redirect, "correspondence.flash.resent", id);
  }

  @PostMapping("/letters/{id}/arrival")
  String arrived(
      Viewer viewer, @PathVariable UUID id, @RequestParam String reason, RedirectAttributes redirect) {
    return answer(undelivered.arrived(viewer, id, reason), redirect, "correspondence.flash.arrived", id);
  }

  @PostMapping("/letters/{id}/ending")
  String giveUp(
      Viewer viewer, @PathVariable UUID id, @RequestParam String reason, RedirectAttributes redirect) {
    return answer(undelivered.giveUp(viewer, id, reason), redirect, "correspondence.flash.givenUp", id);
  }

  private static CaseKey caseKey(String key) {
    try {
      return new CaseKey(key);
    } catch (IllegalArgumentException e) {
      throw new NotFound("case " + key);
    }
  }

  private static String answer(
      Outcome<Void> outcome, RedirectAttributes redirect, String success, UUID id) {
    if (outcome instanceof Outcome.Refused<Void> refused) {
      FlashMessages.refused(redirect, refused);
    } else {
      FlashMessages.success(redirect, success);
    }
    return "redirect:/letters/" + id;
  }
}
