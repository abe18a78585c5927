package jp.banso.correspondence.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import jp.banso.correspondence.CaseNumbers;
import jp.banso.correspondence.ReceivedMailLine;
import jp.banso.correspondence.ReceivedMailPage;
import jp.banso.correspondence.ReceivedMails;
import jp.banso.correspondence.ReceivedMails.Shelf;
import jp.banso.correspondence.StoredFile;
import jp.banso.kernel.BadInput;
import jp.banso.kernel.Outcome;
import jp.banso.parties.Viewer;
import jp.banso.platform.web.FieldLabel;
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

/** 届いたメール: the list, a mail, and what a person does with one that nobody claimed. */
@Controller
class ReceivedMailController {

  private static final int PAGE = 50;
  private static final List<String> COLUMNS = List.of("arrived");
  private static final String FILING = "filing";
  private static final String CLOSING = "closing";
  private static final String HANDOVER = "handover";

  private final ReceivedMails received;
  private final CaseNumbers numbers;

  ReceivedMailController(ReceivedMails received, CaseNumbers numbers) {
    this.received = received;
    this.numbers = numbers;
  }

  /** The number of a case, as typed. */
  record FilingForm(@FieldLabel("correspondence.mail.filing.number") String number) {}

  /** Whose work it is now. */
  record HandOverForm(@FieldLabel("correspondence.mail.handover.to") String to) {}

  @GetMapping("/mails")
  String list(
      Viewer viewer, @RequestParam(defaultValue = "open") String shelf, @RequestParam(defaultValue = "") String after,
      Model model) {
    Shelf chosen = shelf(shelf);
    ListAddress address = ListAddress.of("/mails", Map.of("shelf", shelf), COLUMNS, "", after);
    List<ReceivedMailLine> found = received.page(viewer, chosen, address.place(), PAGE + 1);
    List<ReceivedMailLine> shown = found.subList(0, Math.min(PAGE, found.size()));
    model.addAttribute("shelf", chosen);
    model.addAttribute("shelves", Shelf.values());
    model.addAttribute("mails", shown);
    model.addAttribute(
        "pager", address.pager(null, shown.size(), found.size() > PAGE ? shown.get(PAGE - 1).place() : null));
    return "correspondence/mails";
  }

  private static Shelf shelf(String name) {
    return Arrays.stream(Shelf.values())
        .filter(shelf -> shelf.name().toLowerCase(Locale.ROOT).equals(name))
        .findFirst()
        .orElseThrow(() -> new BadInput("shelf"));
  }

  @GetMapping("/mails/{id}")
  String page(Viewer viewer, @PathVariable UUID id, Model model) {
    ReceivedMailPage page = received.open(viewer, id);
    model.addAttribute("page", page);
    if (!model.containsAttribute(FILING)) {
      model.addAttribute(FILING, new FilingForm(page.proposedKey() == null ? "" : numbers.shown(page.proposedKey())));
    }
    if (!model.containsAttribute(CLOSING)) {
      model.addAttribute(CLOSING, new ReasonForm(""));
    }
    if (!model.containsAttribute(HANDOVER)) {
      model.addAttribute(HANDOVER, new HandOverForm(""));
    }
    return "correspondence/mail";
  }

  @GetMapping("/mails/{id}/files/{documentId}")
  void file(Viewer viewer, @PathVariable UUID id, @PathVariable UUID documentId, HttpServletResponse response)
      throws IOException {
    StoredFile file = received.file(viewer, id, documentId);
    file.writeTo(FileDownload.to(response, file.fileName()));
  }

  @PostMapping("/mails/{id}/filing")
  String fileOn(
      Viewer viewer, @PathVariable UUID id, @ModelAttribute(FILING) FilingForm form, BindingResult errors, Model model,
      HttpServletResponse response, RedirectAttributes redirect) {
    Outcome<Void> done =
        FreeText.within(form.number(), FreeText.LINE).then(fits -> received.fileOn(viewer, id, form.number()));
    if (Refusals.refused(done, "number", errors, response)) {
      return page(viewer, id, model);
    }
    FlashMessages.success(redirect, "correspondence.flash.mailFiled");
    return "redirect:/mails";
  }

  @PostMapping("/mails/{id}/closing")
  String close(
      Viewer viewer, @PathVariable UUID id, @ModelAttribute(CLOSING) ReasonForm form, BindingResult errors, Model model,
      HttpServletResponse response, RedirectAttributes redirect) {
    Outcome<Void> done = form.within(FreeText.NOTE).then(fits -> received.close(viewer, id, form.reason()));
    if (Refusals.refused(done, "reason", errors, response)) {
      return page(viewer, id, model);
    }
    FlashMessages.success(redirect, "correspondence.flash.mailClosed");
    return "redirect:/mails";
  }

  @PostMapping("/mails/{id}/reading")
  String read(Viewer viewer, @PathVariable UUID id, RedirectAttributes redirect) {
    received.read(viewer, id).orThrow();
    FlashMessages.success(redirect, "correspondence.flash.mailRead");
    return "redirect:/mails";
  }

  @PostMapping("/mails/{id}/handover")
  String handOver(
      Viewer viewer, @PathVariable UUID id, @ModelAttribute(HANDOVER) HandOverForm form, BindingResult errors,
      Model model, HttpServletResponse response, RedirectAttributes redirect) {
    Outcome<Void> done = received.handOver(viewer, id, form.to());
    if (Refusals.refused(done, "to", errors, response)) {
      return page(viewer, id, model);
    }
    FlashMessages.success(redirect, "correspondence.flash.mailHandedOver");
    return "redirect:" + ("".equals(form.to()) ? "/mails/" + id : "/mails");
  }
}
