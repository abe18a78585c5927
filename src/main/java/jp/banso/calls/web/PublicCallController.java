package jp.banso.calls.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;
import jp.banso.calls.CallFile;
import jp.banso.calls.CallId;
import jp.banso.calls.CallView;
import jp.banso.calls.PublishedCalls;
import jp.banso.calls.PublishedCalls.PublishedCall;
import jp.banso.forms.BlankForms;
import jp.banso.forms.FormRef;
import jp.banso.platform.web.FileDownload;
import jp.banso.platform.web.LinkView;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** What everyone may read of a published call, without login. */
@Controller
class PublicCallController {

  private final PublishedCalls calls;
  private final BlankForms forms;
  private final CallModel pages;

  PublicCallController(PublishedCalls calls, BlankForms forms, CallModel pages) {
    this.calls = calls;
    this.forms = forms;
    this.pages = pages;
  }

  @GetMapping("/public/calls")
  String list(Model model) {
    model.addAttribute("calls", calls.all());
    return "calls/public-list";
  }

  @GetMapping("/public/calls/{id}")
  String page(@PathVariable UUID id, Model model) {
    PublishedCall page = calls.get(new CallId(id));
    model.addAttribute("page", page);
    model.addAttribute("call", page.call());
    model.addAttribute("blanks", blanks(page.call()));
    pages.daysLeft(model, page.call());
    return "calls/public";
  }

  @GetMapping("/public/calls/{id}/form/docx")
  void paper(@PathVariable UUID id, HttpServletResponse response) throws IOException {
    blank(id, BlankForms.Kind.DOCX, response);
  }

  @GetMapping("/public/calls/{id}/form/xlsx")
  void workbook(@PathVariable UUID id, HttpServletResponse response) throws IOException {
    blank(id, BlankForms.Kind.XLSX, response);
  }

  @GetMapping("/public/calls/{id}/form/pdf")
  void print(@PathVariable UUID id, HttpServletResponse response) throws IOException {
    blank(id, BlankForms.Kind.PDF, response);
  }

  /** The blank form's files among the papers, as documents to take away. */
  private List<LinkView> blanks(CallView call) {
    return Stream.of(BlankForms.Kind.values())
        .map(
            kind ->
                new LinkView(
                    forms.fileName(call.form(), kind),
                    "/public/calls/" + call.id().value() + "/form/" + kind.name().toLowerCase(Locale.ROOT)))
        .toList();
  }

  private void blank(UUID id, BlankForms.Kind kind, HttpServletResponse response) throws IOException {
    FormRef form = calls.get(new CallId(id)).call().form();
    forms.write(form, kind, FileDownload.to(response, forms.fileName(form, kind), kind.contentType()));
  }

  @GetMapping("/public/calls/{id}/documents/{documentId}")
  String document(@PathVariable UUID id, @PathVariable UUID documentId, Model model) {
    model.addAttribute("call", calls.get(new CallId(id)).call());
    model.addAttribute("document", calls.document(new CallId(id), documentId));
    return "calls/public-document";
  }

  @GetMapping("/public/calls/{id}/documents/{documentId}/file")
  void file(@PathVariable UUID id, @PathVariable UUID documentId, HttpServletResponse response)
      throws IOException {
    CallFile file = calls.file(new CallId(id), documentId);
    file.writeTo(FileDownload.to(response, file.fileName(), file.contentType()));
  }
}
