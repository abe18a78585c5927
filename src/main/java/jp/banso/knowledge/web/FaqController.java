package jp.banso.knowledge.web;

import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.util.UUID;
import jp.banso.kernel.StaleEdit;
import jp.banso.knowledge.EntryId;
import jp.banso.knowledge.EntryReview;
import jp.banso.knowledge.FaqRelease;
import jp.banso.parties.Viewer;
import jp.banso.platform.web.FieldLabel;
import jp.banso.platform.web.FlashMessages;
import jp.banso.platform.web.Refusals;
import jp.banso.platform.web.TypedFields;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What of the entries everybody reads. */
@Controller
class FaqController {

  private static final String PATH = "/knowledge/{id}/faq";

  private final FaqRelease faq;
  private final EntryReview reviews;
  private final EntryPages pages;

  FaqController(FaqRelease faq, EntryReview reviews, EntryPages pages) {
    this.faq = faq;
    this.reviews = reviews;
    this.pages = pages;
  }

  /** When the ministry agreed, as typed. */
  record ReleaseForm(@FieldLabel("knowledge.faq.agreedOn") String agreedOn) {}

  @PostMapping(PATH)
  String release(
      Viewer viewer, @PathVariable UUID id, @RequestParam long version, @ModelAttribute("release") ReleaseForm form,
      BindingResult errors, Model model, HttpServletResponse response, RedirectAttributes redirect) {
    EntryId entry = new EntryId(id);
    faq.requireReleasing(viewer, entry);
    LocalDate agreedOn = new TypedFields(errors).date("agreedOn", form.agreedOn());
    try {
      if (errors.hasErrors()
          || Refusals.refused(faq.release(viewer, entry, version, agreedOn), "agreedOn", errors, response)) {
        return pages.refused(viewer, entry, model, response);
      }
    } catch (StaleEdit | OptimisticLockingFailureException quicker) {
      return pages.changed(viewer, entry, model, response);
    }
    FlashMessages.success(redirect, "knowledge.faq.released");
    return "redirect:/knowledge/" + id;
  }

  /** Nothing is wrong with what had to be read again. */
  @PostMapping("/knowledge/{id}/review")
  String finishReview(
      Viewer viewer, @PathVariable UUID id, @RequestParam long version, @ModelAttribute("review") ReasonForm form,
      BindingResult errors, Model model, HttpServletResponse response, RedirectAttributes redirect) {
    EntryId entry = new EntryId(id);
    reviews.requireReviewing(viewer, entry);
    String reason = form.read(errors);
    try {
      if (errors.hasErrors()
          || Refusals.refused(reviews.finish(viewer, entry, version, reason), "reason", errors, response)) {
        return pages.refused(viewer, entry, model, response);
      }
    } catch (StaleEdit | OptimisticLockingFailureException quicker) {
      return pages.changed(viewer, entry, model, response);
    }
    FlashMessages.success(redirect, "knowledge.review.finished");
    return "redirect:/knowledge/" + id;
  }

  @PostMapping(PATH + "/removal")
  String hide(
      Viewer viewer, @PathVariable UUID id, @RequestParam long version, @ModelAttribute("hiding") ReasonForm form,
      BindingResult errors, Model model, HttpServletResponse response, RedirectAttributes redirect) {
    EntryId entry = new EntryId(id);
    faq.requireReleasing(viewer, entry);
    String reason = form.read(errors);
    if (errors.hasErrors()) {
      return pages.refused(viewer, entry, model, response);
    }
    try {
      faq.hide(viewer, entry, version, reason);
    } catch (StaleEdit | OptimisticLockingFailureException quicker) {
      return pages.changed(viewer, entry, model, response);
    }
    FlashMessages.success(redirect, "knowledge.faq.hidden");
    return "redirect:/knowledge/" + id;
  }
}
