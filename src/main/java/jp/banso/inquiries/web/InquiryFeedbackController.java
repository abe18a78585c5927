package jp.banso.inquiries.web;

import java.util.UUID;
import jp.banso.inquiries.FeedbackDesk;
import jp.banso.inquiries.InquiryId;
import jp.banso.parties.Viewer;
import jp.banso.platform.web.FlashMessages;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** 回答への御意見 as the desk reads it. */
@Controller
class InquiryFeedbackController {

  private final FeedbackDesk feedback;

  InquiryFeedbackController(FeedbackDesk feedback) {
    this.feedback = feedback;
  }

  @PostMapping("/inquiries/{id}/feedback/reading")
  String read(Viewer viewer, @PathVariable UUID id, RedirectAttributes redirect) {
    feedback.read(viewer, new InquiryId(id));
    FlashMessages.success(redirect, "inquiries.feedback.readDone");
    return "redirect:/inquiries/" + id + "#feedback";
  }
}
