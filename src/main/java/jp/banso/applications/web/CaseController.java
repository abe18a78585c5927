package jp.banso.applications.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.UUID;
import jp.banso.applications.CaseReading;
import jp.banso.applications.ApplicationId;
import jp.banso.applications.LeftClashes;
import jp.banso.applications.ApplicationView;
import jp.banso.applications.VersionView;
import jp.banso.forms.Answers;
import jp.banso.forms.FormPapers;
import jp.banso.kernel.NotFound;
import jp.banso.parties.Viewer;
import jp.banso.platform.documents.DocumentView;
import jp.banso.platform.documents.Documents;
import jp.banso.platform.web.FileDownload;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** The case page of an application, its versions and its files. */
@Controller
class CaseController {

  private final CaseReading cases;
  private final CasePages pages;
  private final CasePage casePage;
  private final LeftClashes leftClashes;
  private final Documents documents;
  private final FormPapers papers;

  CaseController(
      CaseReading cases, CasePages pages, CasePage casePage, LeftClashes leftClashes, Documents documents,
      FormPapers papers) {
    this.cases = cases;
    this.pages = pages;
    this.casePage = casePage;
    this.leftClashes = leftClashes;
    this.documents = documents;
    this.papers = papers;
  }

  @GetMapping("/applications/{id}")
  String show(Viewer viewer, @PathVariable UUID id, Model model) {
    return casePage.of(viewer, pages.fill(viewer, new ApplicationId(id), model), model);
  }

  @GetMapping("/applications/{id}/versions")
  String versions(
      Viewer viewer, @PathVariable UUID id, @RequestParam(required = false) Integer from,
      @RequestParam(required = false) Integer to, Model model) {
    ApplicationId application = new ApplicationId(id);
    pages.fill(viewer, application, model);
    List<VersionView> versions = cases.versions(viewer, application);
    model.addAttribute("versions", versions);
    model.addAttribute("left", leftClashes.of(viewer, application));
    if (versions.size() > 1) {
      int last = to == null ? versions.get(versions.size() - 1).number() : to;
      int first = from == null ? versions.get(versions.size() - 2).number() : from;
      model.addAttribute("from", first);
      model.addAttribute("to", last);
      model.addAttribute("changes", cases.changes(viewer, application, first, last));
    }
    return "applications/versions";
  }

  /** The form as it stands, on paper, for those who read it. */
  @GetMapping("/applications/{id}/paper")
  void paper(Viewer viewer, @PathVariable UUID id, HttpServletResponse response)
      throws IOException {
    ApplicationId application = new ApplicationId(id);
    Answers answers =
        cases.answers(viewer, application).orElseThrow(() -> new NotFound("text of " + id));
    ApplicationView view = cases.view(viewer, application);
    String fileName = pages.fileName(view) + ".pdf";
    papers.write(
        cases.form(viewer, application), answers, pages.paperMark(view),
        FileDownload.to(response, fileName, "application/pdf"));
  }

  @GetMapping("/applications/{id}/files/{document}")
  void file(
      Viewer viewer, @PathVariable UUID id, @PathVariable UUID document,
      HttpServletResponse response)
      throws IOException {
    DocumentView file = cases.file(viewer, new ApplicationId(id), document);
    documents.stream(file.id(), FileDownload.to(response, file.fileName(), file.size()));
  }
}
