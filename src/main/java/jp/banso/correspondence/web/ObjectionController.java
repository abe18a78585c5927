package jp.banso.correspondence.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.UUID;
import jp.banso.correspondence.Objections;
import jp.banso.correspondence.Objections.ObjectionPage;
import jp.banso.correspondence.StoredFile;
import jp.banso.kernel.Outcome;
import jp.banso.parties.ProxyErrors;
import jp.banso.parties.Viewer;
import jp.banso.platform.web.FileDownload;
import jp.banso.platform.web.FlashMessages;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** A 代理入力 as its person sees it, the objection to it and the manager's answer. */
@Controller
class ObjectionController {

  private final Objections objections;

  ObjectionController(Objections objections) {
    this.objections = objections;
  }

  @GetMapping("/proxy-records/{id}/objection")
  String page(Viewer viewer, @PathVariable UUID id, Model model) {
    return page(viewer, id, "", model);
  }

  private String page(Viewer viewer, UUID id, String reason, Model model) {
    ObjectionPage page = objections.page(viewer, id);
    model.addAttribute("page", page);
    model.addAttribute("reason", reason);
    model.addAttribute("proxyOffered", page.onWord());
    return "correspondence/objection";
  }

  @GetMapping("/proxy-records/{id}/file")
  void file(Viewer viewer, @PathVariable UUID id, HttpServletResponse response) throws IOException {
    StoredFile file = objections.file(viewer, id);
    file.writeTo(FileDownload.to(response, file.fileName()));
  }

  @PostMapping("/proxy-records/{id}/objection")
  String object(
      Viewer viewer, @PathVariable UUID id, @RequestParam String reason, Model model,
      HttpServletResponse response, RedirectAttributes redirect) {
    if (model.containsAttribute(ProxyErrors.ATTRIBUTE)) {
      model.addAttribute("flash", "correspondence.objection.wordMissing");
      model.addAttribute("flashTone", "error");
      response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
      return page(viewer, id, reason, model);
    }
    return answer(objections.object(viewer, id, reason), redirect, "correspondence.flash.objected", id);
  }

  @PostMapping("/proxy-records/{id}/answer")
  String answer(
      Viewer viewer, @PathVariable UUID id, @RequestParam String answer, RedirectAttributes redirect) {
    return answer(objections.answer(viewer, id, answer), redirect, "correspondence.flash.answered", id);
  }

  private static String answer(
      Outcome<Void> outcome, RedirectAttributes redirect, String success, UUID id) {
    if (outcome instanceof Outcome.Refused<Void> refused) {
      FlashMessages.refused(redirect, refused);
    } else {
      FlashMessages.success(redirect, success);
    }
    return "redirect:/proxy-records/" + id + "/objection";
  }
}
