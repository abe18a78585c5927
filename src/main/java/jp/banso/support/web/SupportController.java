package jp.banso.support.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.UUID;
import jp.banso.parties.Viewer;
import jp.banso.platform.documents.DocumentId;
import jp.banso.platform.documents.Documents;
import jp.banso.platform.web.FileDownload;
import jp.banso.support.SupportCycleId;
import jp.banso.support.SupportDesk;
import jp.banso.support.SupportFileView;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** 伴走支援: the case page and its papers. */
@Controller
class SupportController {

  private final SupportDesk desk;
  private final CaseModel page;
  private final Documents documents;

  SupportController(SupportDesk desk, CaseModel page, Documents documents) {
    this.desk = desk;
    this.page = page;
    this.documents = documents;
  }

  @GetMapping("/support/{id}")
  String show(Viewer viewer, @PathVariable UUID id, Model model) {
    page.fill(model, viewer, new SupportCycleId(id));
    return "support/case";
  }

  @GetMapping("/support/{id}/files/{documentId}")
  void file(
      Viewer viewer, @PathVariable UUID id, @PathVariable UUID documentId, HttpServletResponse response)
      throws IOException {
    SupportFileView file = desk.file(viewer, new SupportCycleId(id), new DocumentId(documentId));
    documents.stream(file.id(), FileDownload.to(response, file.fileName()));
  }
}
