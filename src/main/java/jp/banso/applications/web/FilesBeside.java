package jp.banso.applications.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import jp.banso.applications.ApplicationId;
import jp.banso.applications.ApplicationView;
import jp.banso.applications.CaseReading;
import jp.banso.kernel.NotFound;
import jp.banso.parties.Viewer;
import jp.banso.platform.documents.DocumentView;
import jp.banso.platform.documents.FilePictures;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** 事務局入力: what came as PDF, scan or FAX is seen beside the fields into which it is copied. */
@Controller
class FilesBeside {

  private final CaseReading cases;
  private final FilePictures pictures;

  FilesBeside(CaseReading cases, FilePictures pictures) {
    this.cases = cases;
    this.pictures = pictures;
  }

  /** A file with the pages that can be shown. */
  public record Shown(UUID document, String fileName, List<Integer> pages) {}

  /** For the staff, where the text came by mail. */
  void into(Model model, Viewer viewer, ApplicationView view) {
    if (viewer.role().isSecretariat() && view.textFromMail()) {
      model.addAttribute(
          "beside",
          cases.files(viewer, view.id()).stream().map(this::shown).filter(file -> !file.pages().isEmpty()).toList());
    }
  }

  private Shown shown(DocumentView file) {
    List<Integer> pages = IntStream.rangeClosed(1, pictures.pages(file.id())).boxed().toList();
    return new Shown(file.id().value(), file.fileName(), pages);
  }

  @GetMapping("/applications/{id}/files/{document}/pages/{number}")
  void page(
      Viewer viewer, @PathVariable UUID id, @PathVariable UUID document, @PathVariable int number,
      HttpServletResponse response)
      throws IOException {
    DocumentView file = cases.file(viewer, new ApplicationId(id), document);
    byte[] picture = pictures.page(file.id(), number).orElseThrow(() -> new NotFound("page " + number));
    response.setContentType("image/png");
    response.getOutputStream().write(picture);
  }
}
