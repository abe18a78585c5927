package jp.banso.contact.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import jp.banso.applications.ApplicationId;
import jp.banso.applications.web.CasePages;
import jp.banso.contact.CaseLetters;
import jp.banso.contact.CaseLetters.ChosenFile;
import jp.banso.contact.ContactPage;
import jp.banso.contact.Side;
import jp.banso.kernel.Outcome;
import jp.banso.parties.Viewer;
import jp.banso.platform.documents.DocumentView;
import jp.banso.platform.documents.Documents;
import jp.banso.platform.web.FieldLabel;
import jp.banso.platform.web.FileDownload;
import jp.banso.platform.web.FlashMessages;
import jp.banso.platform.web.FreeText;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** 連絡 of an application. */
@Controller
class ContactController {

  private static final String FORM = "form";
  private static final Map<String, String> FIELDS =
      Map.of(
          "contact.refused.to", "to", "contact.refused.body", "text", "contact.refused.files", "files",
          "contact.refused.size", "files", "contact.refused.size.mail", "files",
          "contact.refused.kind", "files");

  private final CaseLetters letters;
  private final CasePages pages;
  private final Documents documents;

  ContactController(CaseLetters letters, CasePages pages, Documents documents) {
    this.letters = letters;
    this.pages = pages;
    this.documents = documents;
  }

  /** A letter as typed. */
  record LetterForm(
      @FieldLabel("contact.to") List<String> to, @FieldLabel("contact.text") String text,
      @FieldLabel("contact.files") List<MultipartFile> files) {

    LetterForm {
      to = to == null ? List.of() : List.copyOf(to);
      files = files == null ? List.of() : files.stream().filter(LetterForm::isChosen).toList();
    }

    /** A browser sends an empty part for a field in which nothing was chosen. */
    private static boolean isChosen(MultipartFile file) {
      return file.getOriginalFilename() != null && !file.getOriginalFilename().isBlank();
    }

    Set<Side> sides() {
      Set<Side> sides = EnumSet.noneOf(Side.class);
      Stream.of(Side.values()).filter(side -> to.contains(side.name())).forEach(sides::add);
      return sides;
    }

    List<ChosenFile> chosen() {
      return files.stream().map(file -> new ChosenFile(file.getOriginalFilename(), file.getSize(), file)).toList();
    }

    String typed() {
      return text == null ? "" : text;
    }
  }

  @GetMapping("/applications/{id}/contact")
  String show(Viewer viewer, @PathVariable UUID id, Model model) {
    model.addAttribute(FORM, new LetterForm(List.of(), "", List.of()));
    return page(viewer, id, model);
  }

  private String page(Viewer viewer, UUID id, Model model) {
    pages.fill(viewer, new ApplicationId(id), model);
    ContactPage page = letters.open(viewer, new ApplicationId(id));
    model.addAttribute("page", page);
    return "contact/contact";
  }

  @PostMapping("/applications/{id}/contact")
  String write(
      Viewer viewer, @PathVariable UUID id, @ModelAttribute(FORM) LetterForm form, BindingResult errors, Model model,
      HttpServletResponse response, RedirectAttributes redirect) {
    letters.guard(viewer, new ApplicationId(id));
    Outcome<Void> done =
        FreeText.of(errors)
            .limit("text", form.typed(), FreeText.NOTE)
            .outcome()
            .then(fits -> letters.write(viewer, new ApplicationId(id), form.sides(), form.typed(), form.chosen()));
    if (CasePages.refused(done, FORM, FIELDS, model, response)) {
      return page(viewer, id, model);
    }
    FlashMessages.success(redirect, viewer.role().isSecretariat() ? "contact.flash.sent" : "contact.flash.came");
    return back(id);
  }

  @PostMapping("/applications/{id}/contact/{letter}/done")
  String done(Viewer viewer, @PathVariable UUID id, @PathVariable UUID letter, RedirectAttributes redirect) {
    letters.done(viewer, new ApplicationId(id), letter);
    FlashMessages.success(redirect, "contact.flash.done");
    return back(id);
  }

  @GetMapping("/applications/{id}/contact/{letter}/files/{document}")
  void file(
      Viewer viewer, @PathVariable UUID id, @PathVariable UUID letter, @PathVariable UUID document,
      HttpServletResponse response)
      throws IOException {
    DocumentView file = letters.file(viewer, new ApplicationId(id), letter, document);
    documents.stream(file.id(), FileDownload.to(response, file.fileName(), file.size()));
  }

  private static String back(UUID id) {
    return CasePages.toCase(id) + "/contact";
  }
}
