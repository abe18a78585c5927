package jp.banso.applications.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.banso.applications.ApplicationId;
import jp.banso.applications.ApplicationView;
import jp.banso.applications.ApplicationView.Step;
import jp.banso.applications.AttachmentLimits;
import jp.banso.applications.AttachmentService;
import jp.banso.applications.AttachmentService.Added;
import jp.banso.applications.AttachmentService.ChosenFile;
import jp.banso.kernel.NotFound;
import jp.banso.kernel.Outcome;
import jp.banso.parties.Viewer;
import jp.banso.platform.web.FieldLabel;
import jp.banso.platform.web.FlashMessages;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** 添付資料 of an application: added, replaced and taken out beside its form. */
@Controller
class AttachmentController {

  private static final String FORM = "form";
  private static final String FIELD = "files";

  private static final Map<String, String> FIELDS =
      Stream.of(
              "applications.attachments.refused.none", "applications.attachments.refused.one",
              "applications.attachments.refused.empty", "applications.attachments.refused.kind",
              "applications.attachments.refused.encrypted", "applications.attachments.refused.old_office",
              "applications.attachments.refused.macros", "applications.attachments.refused.objects",
              "applications.attachments.refused.links", "applications.attachments.refused.unpacked",
              "applications.attachments.refused.damaged", "applications.attachments.refused.total",
              "applications.attachments.refused.count")
          .collect(Collectors.toMap(Function.identity(), key -> FIELD));

  private final AttachmentService attachments;
  private final AttachmentLimits limits;
  private final CasePages pages;

  AttachmentController(AttachmentService attachments, AttachmentLimits limits, CasePages pages) {
    this.attachments = attachments;
    this.limits = limits;
    this.pages = pages;
  }

  /** Chosen files, and the paper whose next version the file is. */
  record FilesForm(
      @FieldLabel("applications.attachments.files") List<MultipartFile> files,
      @FieldLabel("applications.attachments.replaces") UUID replaces) {

    FilesForm {
      files = files == null ? List.of() : files.stream().filter(FilesForm::isChosen).toList();
    }

    /** A browser sends an empty part for a field in which nothing was chosen. */
    private static boolean isChosen(MultipartFile file) {
      return file.getOriginalFilename() != null && !file.getOriginalFilename().isBlank();
    }

    List<ChosenFile> chosen() {
      return files.stream().map(file -> new ChosenFile(file.getOriginalFilename(), file.getSize(), file)).toList();
    }
  }

  @GetMapping("/applications/{id}/attachments")
  String show(Viewer viewer, @PathVariable UUID id, Model model) {
    ApplicationView view = pages.fill(viewer, new ApplicationId(id), model);
    if (!view.textReadable()) {
      throw new NotFound("attachments of " + id);
    }
    model.addAttribute(FORM, new FilesForm(List.of(), null));
    return page(viewer, view, model);
  }

  private String page(Viewer viewer, ApplicationView view, Model model) {
    model.addAttribute("papers", attachments.papers(viewer, view.id()));
    model.addAttribute("limits", limits);
    return "applications/attachments";
  }

  @PostMapping("/applications/{id}/attachments")
  String add(
      Viewer viewer, @PathVariable UUID id, @ModelAttribute(FORM) FilesForm form, BindingResult errors, Model model,
      HttpServletResponse response, RedirectAttributes redirect) {
    ApplicationView view = pages.forStep(viewer, id, Step.ATTACH, model);
    Outcome<Added> done =
        wordGiven(viewer, view, model).then(said -> attachments.add(viewer, view.id(), form.chosen(), form.replaces()));
    boolean said = errors.hasErrors();
    if (CasePages.refused(done, FORM, FIELDS, model, response)) {
      if (!said && errors.hasErrors()) {
        attachments.faults(viewer, view.id(), form.chosen(), form.replaces()).stream()
            .filter(fault -> !fault.equals(done))
            .forEach(
                fault ->
                    errors.rejectValue(
                        FIELDS.get(fault.messageKey()), fault.messageKey(), fault.arguments().toArray(), null));
      }
      return page(viewer, view, model);
    }
    Added added = done.orThrow();
    FlashMessages.success(
        redirect, "applications.flash.attached", added.papers(), added.versions(), added.known());
    return toPage(id);
  }

  @PostMapping("/applications/{id}/attachments/{paper}/removal")
  String remove(
      Viewer viewer, @PathVariable UUID id, @PathVariable UUID paper, Model model, HttpServletResponse response,
      RedirectAttributes redirect) {
    ApplicationView view = pages.forStep(viewer, id, Step.ATTACH, model);
    Outcome<Void> done = wordGiven(viewer, view, model).then(said -> attachments.remove(viewer, view.id(), paper));
    if (CasePages.refused(done, model, response)) {
      model.addAttribute(FORM, new FilesForm(List.of(), null));
      return page(viewer, view, model);
    }
    FlashMessages.success(redirect, "applications.flash.attachmentRemoved");
    return toPage(id);
  }

  /** The secretariat adds on its applicant's word, unless the application came to it by mail or is typed by it. */
  private Outcome<Void> wordGiven(Viewer viewer, ApplicationView view, Model model) {
    return view.editedOnWord() ? pages.onTheirWord(viewer, model) : Outcome.done();
  }

  private static String toPage(UUID id) {
    return CasePages.toCase(id) + "/attachments";
  }
}
