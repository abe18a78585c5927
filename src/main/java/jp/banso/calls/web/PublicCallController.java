package jp.banso.calls.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.UUID;
import jp.banso.calls.CallFile;
import jp.banso.calls.CallId;
import jp.banso.calls.PublishedCalls;
import jp.banso.calls.PublishedCalls.PublishedCall;
import jp.banso.platform.web.FileDownload;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** What everyone may read of a published call, without login. */
@Controller
class PublicCallController {

  private final PublishedCalls calls;
  private final CallModel pages;

  PublicCallController(PublishedCalls calls, CallModel pages) {
    this.calls = calls;
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
    pages.daysLeft(model, page.call());
    return "calls/public";
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
