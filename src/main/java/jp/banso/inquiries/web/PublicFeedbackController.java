package jp.banso.inquiries.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import jp.banso.inquiries.Feedback.Said;
import jp.banso.inquiries.FeedbackDoor;
import jp.banso.kernel.JapanTime;
import jp.banso.kernel.Outcome;
import jp.banso.kernel.Wareki;
import jp.banso.platform.web.FieldLabel;
import jp.banso.platform.web.FlashMessages;
import jp.banso.platform.web.FreeText;
import jp.banso.platform.web.InPageOrder;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * 回答への御意見 by the code of the mail, which may stand in the address: opening it looks nothing up and changes nothing,
 * since programs open the links of mails, too.
 */
@Controller
class PublicFeedbackController {

  private static final String PATH = "/public/desk/feedback";
  private static final String VIEW = "inquiries/feedback-public";

  private final FeedbackDoor door;
  private final InquiryWords words;

  PublicFeedbackController(FeedbackDoor door, InquiryWords words) {
    this.door = door;
    this.words = words;
  }

  /** What is said, as typed. */
  @InPageOrder
  record FeedbackForm(
      @FieldLabel("inquiries.feedback.said") String said, @FieldLabel("inquiries.feedback.note") String note,
      @FieldLabel("inquiries.feedback.code") String code) {}

  @GetMapping(PATH)
  String ask(@RequestParam(defaultValue = "") String code, Model model) {
    model.addAttribute("form", new FeedbackForm("", "", code));
    return show(model);
  }

  private String show(Model model) {
    model.addAttribute(
        "saids",
        words.options("inquiries.feedback.said.", Stream.of(Said.values()).map(Said::name).toArray(String[]::new)));
    return VIEW;
  }

  @PostMapping(PATH)
  String say(
      @ModelAttribute("form") FeedbackForm form, BindingResult errors, HttpServletRequest request, Model model,
      HttpServletResponse response, RedirectAttributes redirect) {
    Optional<Said> said = Stream.of(Said.values()).filter(one -> one.name().equals(form.said())).findFirst();
    String note = RequesterFields.linesOrNull(form.note());
    FreeText.of(errors)
        .refuse(said.isEmpty(), "said", "inquiries.feedback.refused.said")
        .limit("note", note, FeedbackDoor.LONGEST);
    if (errors.hasErrors()) {
      response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
      return show(model);
    }
    Outcome<Instant> kept = door.say(form.code(), request.getRemoteAddr(), said.get(), note);
    if (FeedbackDoor.DOOR.refused(kept, errors, response)) {
      return show(model);
    }
    FlashMessages.success(redirect, "inquiries.feedback.thanks", Wareki.date(JapanTime.dateOf(kept.orThrow())));
    return "redirect:" + PATH;
  }
}
