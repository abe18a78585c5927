package jp.banso.formfiles.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import jp.banso.applications.ApplicationId;
import jp.banso.applications.ApplicationView;
import jp.banso.applications.ApplicationView.Step;
import jp.banso.applications.CaseReading;
import jp.banso.applications.web.CasePages;
import jp.banso.formfiles.FileComparison;
import jp.banso.formfiles.FileDecisions;
import jp.banso.formfiles.FormFileService;
import jp.banso.forms.AnswerClash;
import jp.banso.forms.FormFileKind;
import jp.banso.forms.FormFiles;
import jp.banso.kernel.Outcome;
import jp.banso.kernel.PrefectureCode;
import jp.banso.parties.Viewer;
import jp.banso.platform.documents.UnsafeFile;
import jp.banso.platform.web.FieldLabel;
import jp.banso.platform.web.FileDownload;
import jp.banso.platform.web.FlashMessages;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** 申込書をExcelやWordで受け取り、記入して読み込む: what changes is shown before anything is kept. */
@Controller
class FileRoundTripController {

  private static final String PAGE = "formfiles/back";
  private static final String COMPARISON = "formfiles/comparison";

  private final FormFileService service;
  private final FormFiles files;
  private final CaseReading cases;
  private final CasePages pages;

  FileRoundTripController(FormFileService service, FormFiles files, CaseReading cases, CasePages pages) {
    this.service = service;
    this.files = files;
    this.cases = cases;
    this.pages = pages;
  }

  /** The file that came back. */
  record UploadForm(@FieldLabel("formfiles.file") MultipartFile file) {}

  @GetMapping("/applications/{id}/files-back")
  String show(Viewer viewer, @PathVariable UUID id, Model model) {
    ApplicationView view = pages.fill(viewer, new ApplicationId(id), model);
    if (!view.can(Step.EDIT)) {
      return CasePages.toCase(id);
    }
    model.addAttribute("form", new UploadForm(null));
    return PAGE;
  }

  @GetMapping("/applications/{id}/files-out/xlsx")
  void workbook(Viewer viewer, @PathVariable UUID id, HttpServletResponse response) throws IOException {
    write(viewer, new ApplicationId(id), FormFileKind.XLSX, response);
  }

  @GetMapping("/applications/{id}/files-out/docx")
  void paper(Viewer viewer, @PathVariable UUID id, HttpServletResponse response) throws IOException {
    write(viewer, new ApplicationId(id), FormFileKind.DOCX, response);
  }

  private void write(Viewer viewer, ApplicationId id, FormFileKind kind, HttpServletResponse response) throws IOException {
    FormFileService.GivenOut given = service.giveOut(viewer, id, kind);
    String name = pages.fileName(cases.view(viewer, id)) + kind.ending();
    files.write(given.form(), given.answers(), kind, given.stamp(), FileDownload.to(response, name, kind.contentType()));
  }

  @PostMapping("/applications/{id}/files-back")
  String takeIn(
      Viewer viewer, @PathVariable UUID id, @ModelAttribute("form") UploadForm form, Model model, HttpServletResponse response)
      throws IOException {
    service.requireWriter(viewer, new ApplicationId(id));
    pages.fill(viewer, new ApplicationId(id), model);
    Outcome<UUID> taken = takeIn(viewer, new ApplicationId(id), form.file());
    if (taken instanceof Outcome.Refused<UUID> refused) {
      CasePages.refused(taken, "form", Map.of(refused.messageKey(), "file"), model, response);
      return PAGE;
    }
    return "redirect:/applications/" + id + "/files-back/" + taken.orThrow();
  }

  private Outcome<UUID> takeIn(Viewer viewer, ApplicationId id, MultipartFile file) throws IOException {
    if (file == null || file.isEmpty()) {
      boolean chosen = file != null && file.getOriginalFilename() != null && !file.getOriginalFilename().isBlank();
      return Outcome.refused(chosen ? "formfiles.refused.empty" : "formfiles.refused.none");
    }
    try (InputStream content = file.getInputStream()) {
      return service.takeIn(viewer, id, file.getOriginalFilename(), content);
    } catch (UnsafeFile refused) {
      return Outcome.refused(refused.messageKey());
    }
  }

  @GetMapping("/applications/{id}/files-back/{file}")
  String compare(Viewer viewer, @PathVariable UUID id, @PathVariable UUID file, Model model) {
    return page(viewer, id, service.compare(viewer, new ApplicationId(id), file), model);
  }

  @PostMapping("/applications/{id}/files-back/{file}")
  String settle(
      Viewer viewer, @PathVariable UUID id, @PathVariable UUID file, HttpServletRequest request, Model model,
      HttpServletResponse response, RedirectAttributes redirect) {
    ApplicationId application = new ApplicationId(id);
    FileComparison comparison = service.compare(viewer, application, file);
    Outcome<Void> settled =
        pages.onTheirWord(viewer, model)
            .then(said -> service.settle(viewer, application, file, decisions(comparison, request)));
    if (CasePages.refused(settled, model, response)) {
      model.addAttribute("sent", true);
      return page(viewer, id, service.compare(viewer, application, file), model);
    }
    FlashMessages.success(redirect, "formfiles.flash.saved");
    return CasePages.toCase(id) + "/edit";
  }

  private String page(Viewer viewer, UUID id, FileComparison comparison, Model model) {
    PrefectureCode prefecture = pages.fill(viewer, new ApplicationId(id), model).prefecture();
    String written = comparison.read().answers().text("prefecture");
    model.addAttribute("comparison", comparison);
    model.addAttribute("prefectureKept", written.isEmpty() || written.equals(prefecture.value()) ? null : prefecture.name());
    return COMPARISON;
  }

  private static FileDecisions decisions(FileComparison comparison, HttpServletRequest request) {
    Map<Integer, Integer> doubts = new HashMap<>();
    for (int number = 0; number < comparison.read().doubts().size(); number++) {
      String chosen = request.getParameter("d" + number);
      if (chosen != null && chosen.matches("-1|[0-9]{1,3}")) {
        doubts.put(number, Integer.valueOf(chosen));
      }
    }
    Map<String, Boolean> clashes = new HashMap<>();
    for (AnswerClash clash : comparison.clashes()) {
      String chosen = request.getParameter("c." + clash.path());
      if (chosen != null) {
        clashes.put(clash.path(), chosen.equals("mine"));
      }
    }
    return new FileDecisions(doubts, clashes, request.getParameter("seen") != null);
  }
}
