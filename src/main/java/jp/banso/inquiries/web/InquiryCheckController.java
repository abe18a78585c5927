package jp.banso.inquiries.web;

import java.util.List;
import java.util.UUID;
import jp.banso.inquiries.InquiryHandling;
import jp.banso.inquiries.InquiryId;
import jp.banso.parties.Viewer;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** 確認事項 alone: what else stands in the form is shown again as it was typed. */
@Controller
class InquiryCheckController {

  private final InquiryHandling handling;
  private final InquiryPages pages;
  private final CheckMarks marks;

  InquiryCheckController(InquiryHandling handling, InquiryPages pages, CheckMarks marks) {
    this.handling = handling;
    this.pages = pages;
    this.marks = marks;
  }

  /** The boxes, where they stand by themselves. */
  record CheckForm(List<String> checks, List<String> seenChecks) {}

  @PostMapping("/inquiries/{id}/checks")
  String mark(
      Viewer viewer, @PathVariable UUID id, @ModelAttribute("checkForm") CheckForm form, BindingResult errors,
      @ModelAttribute("decisionForm") DecisionForm decision, BindingResult ofDecision,
      @ModelAttribute("draftForm") AnswerDraftForm draft, BindingResult ofDraft,
      @ModelAttribute("confirmation") ConfirmationForm confirmation, BindingResult ofConfirmation, Model model) {
    InquiryId inquiry = new InquiryId(id);
    handling.requireActing(viewer, inquiry);
    marks.keep(viewer, inquiry, form.checks(), form.seenChecks());
    model.addAttribute("flash", "inquiries.checks.saved");
    return pages.show(viewer, id, model);
  }
}
