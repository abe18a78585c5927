package jp.banso.inquiries.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.UUID;
import jp.banso.inquiries.DeskTotals;
import jp.banso.inquiries.InquiryAnswering;
import jp.banso.inquiries.MinistryInquiry;
import jp.banso.kernel.AlreadyDone;
import jp.banso.parties.Viewer;
import jp.banso.platform.web.FlashMessages;
import jp.banso.platform.web.LinkView;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** 相談に関する照会: what the desk asks the ministry, which never reads by whom it was asked. */
@Controller
class MinistryInquiryController {

  private static final String LIST = "/ministry-inquiries";

  private final InquiryAnswering answering;
  private final DeskTotals totals;
  private final InquiryWords words;

  MinistryInquiryController(InquiryAnswering answering, DeskTotals totals, InquiryWords words) {
    this.answering = answering;
    this.totals = totals;
    this.words = words;
  }

  @GetMapping(LIST)
  String list(Viewer viewer, Model model) {
    model.addAttribute("lines", answering.ministryInquiries(viewer));
    model.addAttribute("total", totals.ministryInquiries(viewer));
    model.addAttribute("trail", List.of(new LinkView(words.text("inquiries.ministry.list"), null)));
    return "inquiries/ministry-list";
  }

  @GetMapping(LIST + "/{id}")
  String page(Viewer viewer, @PathVariable UUID id, Model model) {
    if (viewer.role().isSecretariat()) {
      // the list of what others do leads the desk here, too
      return "redirect:/inquiries/" + answering.askedAbout(viewer, id).value();
    }
    model.addAttribute("form", new NoteForm(""));
    return show(answering.ministryInquiry(viewer, id), model);
  }

  @PostMapping(LIST + "/{id}")
  String answer(
      Viewer viewer, @PathVariable UUID id, @ModelAttribute("form") NoteForm form, BindingResult errors, Model model,
      HttpServletResponse response, RedirectAttributes redirect) {
    MinistryInquiry asked = answering.ministryInquiry(viewer, id);
    if (!asked.isOpen()) {
      return tooLate(asked, form, model, response);
    }
    String text = form.read(errors);
    if (errors.hasErrors()) {
      response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
      return show(asked, model);
    }
    try {
      answering.answerMinistryInquiry(viewer, id, text);
    } catch (AlreadyDone quicker) {
      return tooLate(answering.ministryInquiry(viewer, id), form, model, response);
    }
    FlashMessages.success(redirect, "inquiries.ministry.answered");
    return "redirect:" + LIST + "/" + id;
  }

  /** What was typed stands there to be copied: the desk may have taken the question back while it was written. */
  private String tooLate(MinistryInquiry asked, NoteForm form, Model model, HttpServletResponse response) {
    response.setStatus(HttpStatus.CONFLICT.value());
    model.addAttribute("tooLate", form.note());
    return show(asked, model);
  }

  private String show(MinistryInquiry asked, Model model) {
    model.addAttribute("asked", asked);
    model.addAttribute(
        "trail",
        List.of(
            new LinkView(words.text("inquiries.ministry.list"), LIST),
            new LinkView(words.text("inquiries.ministry.title"), null)));
    return "inquiries/ministry";
  }
}
