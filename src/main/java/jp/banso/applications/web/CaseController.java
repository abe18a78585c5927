package jp.banso.applications.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.UUID;
import jp.banso.applications.CaseReading;
import jp.banso.applications.ApplicationId;
import jp.banso.applications.ApplicationView;
import jp.banso.applications.VersionView;
import jp.banso.calls.CallView;
import jp.banso.correspondence.Letters;
import jp.banso.kernel.JapanTime;
import jp.banso.parties.CaseHistory;
import jp.banso.parties.RoleKind;
import jp.banso.parties.Viewer;
import jp.banso.platform.documents.DocumentView;
import jp.banso.platform.documents.Documents;
import jp.banso.worklist.Worklist;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
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
  private final Letters letters;
  private final CaseHistory history;
  private final Worklist worklist;
  private final StepLine stepLine;
  private final Documents documents;

  CaseController(
      CaseReading cases, CasePages pages, Letters letters, CaseHistory history,
      Worklist worklist, StepLine stepLine, Documents documents) {
    this.cases = cases;
    this.pages = pages;
    this.letters = letters;
    this.history = history;
    this.worklist = worklist;
    this.stepLine = stepLine;
    this.documents = documents;
  }

  @GetMapping("/applications/{id}")
  String show(Viewer viewer, @PathVariable UUID id, Model model) {
    ApplicationId application = new ApplicationId(id);
    ApplicationView view = pages.fill(viewer, application, model);
    CallView call = (CallView) model.getAttribute("call");
    model.addAttribute("steps", stepLine.of(
            view, call, cases.due(viewer, application).map(JapanTime::dateOf).orElse(null)));
    model.addAttribute("work", worklist.onCase(viewer, view.key()));
    model.addAttribute("history", history.of(viewer, view.key()));
    model.addAttribute("activeElements", cases.activeElements(viewer, application));
    model.addAttribute("content", cases.content(viewer, application).orElse(null));
    model.addAttribute("check", cases.check(viewer, application).orElse(null));
    model.addAttribute("sheet", cases.checkSheet(viewer, application).orElse(null));
    model.addAttribute("requests", cases.requests(viewer, application));
    model.addAttribute("versions", cases.versions(viewer, application));
    model.addAttribute("letters", letters.of(viewer, view.key()));
    model.addAttribute("files", cases.files(viewer, application));
    model.addAttribute("region", viewer.role() == RoleKind.REGION);
    return "applications/case";
  }

  @GetMapping("/applications/{id}/versions")
  String versions(
      Viewer viewer, @PathVariable UUID id, @RequestParam(required = false) Integer from,
      @RequestParam(required = false) Integer to, Model model) {
    ApplicationId application = new ApplicationId(id);
    pages.fill(viewer, application, model);
    List<VersionView> versions = cases.versions(viewer, application);
    model.addAttribute("versions", versions);
    if (versions.size() > 1) {
      int last = to == null ? versions.get(versions.size() - 1).number() : to;
      int first = from == null ? versions.get(versions.size() - 2).number() : from;
      model.addAttribute("from", first);
      model.addAttribute("to", last);
      model.addAttribute("changes", cases.changes(viewer, application, first, last));
    }
    return "applications/versions";
  }

  @GetMapping("/applications/{id}/files/{document}")
  void file(
      Viewer viewer, @PathVariable UUID id, @PathVariable UUID document,
      HttpServletResponse response)
      throws IOException {
    DocumentView file = cases.file(viewer, new ApplicationId(id), document);
    response.setContentType("application/octet-stream");
    response.setHeader("X-Content-Type-Options", "nosniff");
    response.setHeader(
        HttpHeaders.CONTENT_DISPOSITION,
        ContentDisposition.attachment()
            .filename(file.fileName(), java.nio.charset.StandardCharsets.UTF_8)
            .build()
            .toString());
    response.setContentLengthLong(file.size());
    documents.stream(file.id(), response.getOutputStream());
  }
}
