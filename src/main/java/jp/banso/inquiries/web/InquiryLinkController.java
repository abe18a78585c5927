package jp.banso.inquiries.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.UUID;
import jp.banso.inquiries.InquiryHandling;
import jp.banso.inquiries.InquiryId;
import jp.banso.inquiries.InquirySplitting;
import jp.banso.inquiries.InquirySplitting.Part;
import jp.banso.kernel.StaleEdit;
import jp.banso.parties.Viewer;
import jp.banso.platform.web.FlashMessages;
import jp.banso.platform.web.Refusals;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** 相談を分ける・つなぐ. */
@Controller
class InquiryLinkController {

  private static final String PAGE = "/inquiries/{id}";

  private final InquirySplitting splitting;
  private final InquiryHandling handling;
  private final InquiryPages pages;

  InquiryLinkController(InquirySplitting splitting, InquiryHandling handling, InquiryPages pages) {
    this.splitting = splitting;
    this.handling = handling;
    this.pages = pages;
  }

  @PostMapping(PAGE + "/parts")
  String split(
      Viewer viewer, @PathVariable UUID id, @RequestParam long version, @ModelAttribute("splitForm") SplitForm form,
      BindingResult errors, Model model, HttpServletResponse response, RedirectAttributes redirect) {
    handling.requireActing(viewer, new InquiryId(id));
    List<Part> parts = form.read(errors);
    if (errors.hasErrors()) {
      response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
      return pages.show(viewer, id, model);
    }
    try {
      splitting.split(viewer, new InquiryId(id), version, parts).orThrow();
    } catch (StaleEdit | OptimisticLockingFailureException quicker) {
      return pages.showChanged(viewer, id, model, response);
    }
    FlashMessages.success(redirect, "inquiries.split.done", parts.size());
    return "redirect:/inquiries/" + id;
  }

  @PostMapping(PAGE + "/links")
  String connect(
      Viewer viewer, @PathVariable UUID id, @ModelAttribute("linkForm") LinkForm form, BindingResult errors,
      Model model, HttpServletResponse response, RedirectAttributes redirect) {
    handling.requireActing(viewer, new InquiryId(id));
    String number = form.read(errors);
    if (errors.hasErrors()
        || Refusals.refused(splitting.connect(viewer, new InquiryId(id), number), "number", errors, response)) {
      response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
      return pages.show(viewer, id, model);
    }
    FlashMessages.success(redirect, "inquiries.link.done");
    return "redirect:/inquiries/" + id + "#links";
  }

  @PostMapping(PAGE + "/links/removal")
  String disconnect(
      Viewer viewer, @PathVariable UUID id, @RequestParam(defaultValue = "") String number,
      RedirectAttributes redirect) {
    splitting.disconnect(viewer, new InquiryId(id), number);
    FlashMessages.success(redirect, "inquiries.link.removed");
    return "redirect:/inquiries/" + id + "#links";
  }
}
