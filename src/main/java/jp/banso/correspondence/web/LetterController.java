package jp.banso.correspondence.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import jp.banso.correspondence.HeldMail;
import jp.banso.correspondence.LetterLine;
import jp.banso.correspondence.LetterPage;
import jp.banso.correspondence.Letters;
import jp.banso.correspondence.StoredFile;
import jp.banso.correspondence.UndeliveredMail;
import jp.banso.kernel.CaseKey;
import jp.banso.kernel.NotFound;
import jp.banso.kernel.Outcome;
import jp.banso.parties.Viewer;
import jp.banso.platform.web.FileDownload;
import jp.banso.platform.web.FlashMessages;
import jp.banso.platform.web.FreeText;
import jp.banso.platform.web.ListAddress;
import jp.banso.platform.web.Refusals;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** メール・文書 of a case, and what to do with a mail that did not arrive. */
@Controller
class LetterController {

  private static final int PAGE = 50;
  private static final List<String> COLUMNS = List.of("written");
  private static final String RESENDING = "resending";
  private static final String ENDING = "ending";

  private final Letters letters;
  private final UndeliveredMail undelivered;
  private final HeldMail held;

  LetterController(Letters letters, UndeliveredMail undelivered, HeldMail held) {
    this.letters = letters;
    this.undelivered = undelivered;
    this.held = held;
  }

  @GetMapping("/cases/{key}/letters")
  String list(
      Viewer viewer, @PathVariable String key, @RequestParam(defaultValue = "") String after, Model model) {
    ListAddress address = ListAddress.of("/cases/" + key + "/letters", Map.of(), COLUMNS, "", after);
    List<LetterLine> found = letters.listed(viewer, caseKey(key), address.place(), PAGE + 1);
    List<LetterLine> shown = found.subList(0, Math.min(PAGE, found.size()));
    model.addAttribute("key", key);
    model.addAttribute("letters", shown);
    model.addAttribute(
        "pager",
        address.pager(
            null, shown.size(), found.size() > PAGE ? shown.get(PAGE - 1).place() : null));
    model.addAttribute("offer", held.offer(viewer, caseKey(key)));
    return "correspondence/list";
  }

  @PostMapping("/cases/{key}/letters/cancellation")
  String stopAll(Viewer viewer, @PathVariable String key, RedirectAttributes redirect) {
    Outcome<Boolean> outcome = held.stopAll(viewer, caseKey(key));
    return answer(outcome, redirect, stopped(outcome), "/cases/" + key + "/letters");
  }

  @PostMapping("/cases/{key}/letters/resending")
  String sendStopped(Viewer viewer, @PathVariable String key, RedirectAttributes redirect) {
    Outcome<Integer> outcome = held.sendStopped(viewer, caseKey(key));
    return answer(outcome, redirect, "correspondence.flash.stoppedResent", "/cases/" + key + "/letters");
  }

  @GetMapping("/letters/{id}")
  String page(Viewer viewer, @PathVariable UUID id, Model model) {
    LetterPage page = letters.page(viewer, id);
    model.addAttribute("page", page);
    if (!model.containsAttribute(RESENDING)) {
      model.addAttribute(RESENDING, new AddressForm(page.recipient()));
    }
    if (!model.containsAttribute(ENDING)) {
      model.addAttribute(ENDING, new ReasonForm(""));
    }
    return "correspondence/letter";
  }

  @GetMapping("/letters/{id}/attachments/{documentId}")
  void attachment(
      Viewer viewer, @PathVariable UUID id, @PathVariable UUID documentId, HttpServletResponse response)
      throws IOException {
    StoredFile file = letters.attachment(viewer, id, documentId);
    file.writeTo(FileDownload.to(response, file.fileName()));
  }

  @PostMapping("/letters/{id}/cancellation")
  String stop(Viewer viewer, @PathVariable UUID id, RedirectAttributes redirect) {
    Outcome<Boolean> outcome = held.stop(viewer, id);
    return answer(outcome, redirect, stopped(outcome), "/letters/" + id);
  }

  private static String stopped(Outcome<Boolean> outcome) {
    return outcome.isDone() && !outcome.orThrow() ? "correspondence.flash.takenBack" : "correspondence.flash.stopped";
  }

  @PostMapping("/letters/{id}/resending")
  String resend(
      Viewer viewer, @PathVariable UUID id, @ModelAttribute(RESENDING) AddressForm form,
      BindingResult errors, Model model, HttpServletResponse response, RedirectAttributes redirect) {
    Outcome<Void> outcome = undelivered.resend(viewer, id, form.address());
    if (Refusals.refused(outcome, "address", errors, response)) {
      return page(viewer, id, model);
    }
    return answer(outcome, redirect, "correspondence.flash.resent", id);
  }

  @PostMapping("/letters/{id}/arrival")
  String arrived(
      Viewer viewer, @PathVariable UUID id, @ModelAttribute(ENDING) ReasonForm form,
      BindingResult errors, Model model, HttpServletResponse response, RedirectAttributes redirect) {
    Outcome<Void> outcome =
        form.within(FreeText.NOTE).then(fits -> undelivered.arrived(viewer, id, form.reason()));
    if (Refusals.refused(outcome, "reason", errors, response)) {
      return page(viewer, id, model);
    }
    return answer(outcome, redirect, "correspondence.flash.arrived", id);
  }

  @PostMapping("/letters/{id}/ending")
  String giveUp(
      Viewer viewer, @PathVariable UUID id, @ModelAttribute(ENDING) ReasonForm form,
      BindingResult errors, Model model, HttpServletResponse response, RedirectAttributes redirect) {
    Outcome<Void> outcome =
        form.within(FreeText.NOTE).then(fits -> undelivered.giveUp(viewer, id, form.reason()));
    if (Refusals.refused(outcome, "reason", errors, response)) {
      return page(viewer, id, model);
    }
    return answer(outcome, redirect, "correspondence.flash.givenUp", id);
  }

  /** Where the mail goes now, as typed. */
  record AddressForm(String address) {}

  private static CaseKey caseKey(String key) {
    try {
      return new CaseKey(key);
    } catch (IllegalArgumentException e) {
      throw new NotFound("case " + key);
    }
  }

  private static String answer(
      Outcome<Void> outcome, RedirectAttributes redirect, String success, UUID id) {
    return answer(outcome, redirect, success, "/letters/" + id);
  }

  private static <T> String answer(
      Outcome<T> outcome, RedirectAttributes redirect, String success, String page) {
    if (outcome instanceof Outcome.Refused<T> refused) {
      FlashMessages.refused(redirect, refused);
    } else {
      FlashMessages.success(redirect, success);
    }
    return "redirect:" + page;
  }
}
