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
import jp.banso.platform.web.FreeText;
import jp.banso.platform.web.Refusals;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** A 代理入力 as its person sees it, the objection to it and the manager's answer. */
@Controller
class ObjectionController {

  private static final String OBJECTION = "objection";
  private static final String ANSWER = "answering";

  private final Objections objections;

  ObjectionController(Objections objections) {
    this.objections = objections;
  }

  @GetMapping("/proxy-records/{id}/objection")
  String page(Viewer viewer, @PathVariable UUID id, Model model) {
    ObjectionPage page = objections.page(viewer, id);
    model.addAttribute("page", page);
    if (!model.containsAttribute(OBJECTION)) {
      model.addAttribute(OBJECTION, new ReasonForm(""));
    }
    if (!model.containsAttribute(ANSWER)) {
      model.addAttribute(ANSWER, new AnswerForm(""));
    }
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
      Viewer viewer, @PathVariable UUID id, @ModelAttribute(OBJECTION) ReasonForm form,
      BindingResult errors, Model model, HttpServletResponse response, RedirectAttributes redirect) {
    if (model.containsAttribute(ProxyErrors.ATTRIBUTE)) {
      model.addAttribute("flash", "correspondence.objection.wordMissing");
      model.addAttribute("flashTone", "error");
      response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
      return page(viewer, id, model);
    }
    Outcome<Void> outcome =
        form.within(FreeText.NOTE).then(fits -> objections.object(viewer, id, form.reason()));
    if (Refusals.refused(outcome, "reason", errors, response)) {
      return page(viewer, id, model);
    }
    return done(redirect, "correspondence.flash.objected", id);
  }

  @PostMapping("/proxy-records/{id}/answer")
  String answer(
      Viewer viewer, @PathVariable UUID id, @ModelAttribute(ANSWER) AnswerForm form,
      BindingResult errors, Model model, HttpServletResponse response, RedirectAttributes redirect) {
    Outcome<Void> outcome =
        FreeText.within(form.answer(), FreeText.NOTE)
            .then(fits -> objections.answer(viewer, id, form.answer()));
    if (Refusals.refused(outcome, "answer", errors, response)) {
      return page(viewer, id, model);
    }
    return done(redirect, "correspondence.flash.answered", id);
  }

  /** What the manager found out, as typed. */
  record AnswerForm(String answer) {}

  private static String done(RedirectAttributes redirect, String success, UUID id) {
    FlashMessages.success(redirect, success);
    return "redirect:/proxy-records/" + id + "/objection";
  }
}
