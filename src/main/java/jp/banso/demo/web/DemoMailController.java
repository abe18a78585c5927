package jp.banso.demo.web;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import jp.banso.demo.AttachedFile;
import jp.banso.demo.DemoMailbox;
import jp.banso.demo.DemoOnly;
import jp.banso.demo.OpenedMail;
import jp.banso.demo.ReceivedMail;
import jp.banso.parties.Viewer;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** Every mail of the default mode as its receiver sees it. */
@Controller
@DemoOnly
class DemoMailController {

  private static final int PAGE = 50;

  private final DemoMailbox mailbox;

  DemoMailController(DemoMailbox mailbox) {
    this.mailbox = mailbox;
  }

  @GetMapping("/demo/mails")
  String list(
      Viewer viewer,
      @RequestParam(defaultValue = "") String receiver,
      @RequestParam(required = false) Long before,
      Model model) {
    String only = receiver.isBlank() ? null : receiver.strip();
    List<ReceivedMail> found = mailbox.page(viewer, only, before, PAGE + 1);
    List<ReceivedMail> shown = found.subList(0, Math.min(PAGE, found.size()));
    model.addAttribute("receivers", mailbox.receivers(viewer));
    model.addAttribute("receiver", receiver);
    model.addAttribute("mails", shown);
    model.addAttribute("first", before == null);
    model.addAttribute("olderThan", found.size() > PAGE ? shown.get(PAGE - 1).number() : null);
    return "demo/mails";
  }

  @GetMapping("/demo/mails/{id}")
  String mail(Viewer viewer, @PathVariable UUID id, Model model) {
    OpenedMail mail = mailbox.open(viewer, id);
    model.addAttribute("mail", mail);
    model.addAttribute("body", BodyPiece.of(mail.body()));
    return "demo/mail";
  }

  /** Always a download, so that no foreign content is run under our address. */
  @GetMapping("/demo/mails/{id}/attachments/{number}")
  ResponseEntity<byte[]> attachment(Viewer viewer, @PathVariable UUID id, @PathVariable int number) {
    AttachedFile file = mailbox.attachment(viewer, id, number);
    ContentDisposition disposition =
        ContentDisposition.attachment().filename(file.fileName(), StandardCharsets.UTF_8).build();
    return ResponseEntity.ok()
        .header(HttpHeaders.CONTENT_DISPOSITION, disposition.toString())
        .contentType(MediaType.APPLICATION_OCTET_STREAM)
        .body(file.content());
  }
}
