package jp.banso.inquiries.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import jp.banso.consultation.OpenDesk;
import jp.banso.correspondence.CaseNumbers;
import jp.banso.inquiries.PublicInquiries;
import jp.banso.inquiries.PublicInquiries.Received;
import jp.banso.inquiries.Requester;
import jp.banso.kernel.NotFound;
import jp.banso.kernel.Outcome;
import jp.banso.kernel.ProgrammeCode;
import jp.banso.platform.web.FieldLabel;
import jp.banso.platform.web.InPageOrder;
import jp.banso.platform.web.Refusals;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.SessionAttribute;

/** 相談の入力フォーム: the four items of the notice, for anybody, where the year's terms announce it. */
@Controller
class PublicInquiryController {

  private static final String PATH = "/public/desk/inquiry";
  private static final String SENT = PATH + "/sent";
  private static final String NUMBER = "deskInquiryNumber";
  private static final String CONFIRMED = "deskInquiryConfirmed";

  private final PublicInquiries inquiries;
  private final CaseNumbers numbers;

  PublicInquiryController(PublicInquiries inquiries, CaseNumbers numbers) {
    this.inquiries = inquiries;
    this.numbers = numbers;
  }

  /** An inquiry as its asker typed it. */
  @InPageOrder
  record AskForm(
      @FieldLabel("inquiries.organisation") String organisation,
      @FieldLabel("inquiries.name") String name,
      @FieldLabel("inquiries.mail") String mail,
      @FieldLabel("inquiries.telephone") String telephone,
      @FieldLabel("inquiries.subject") String subject,
      @FieldLabel("inquiries.body") String body) {}

  @GetMapping(PATH)
  String blank(Model model) {
    model.addAttribute("form", new AskForm("", "", "", "", "", ""));
    return show(desk(), model);
  }

  @PostMapping(PATH)
  String ask(
      @ModelAttribute("form") AskForm form, BindingResult errors, HttpServletRequest request, Model model,
      HttpServletResponse response) {
    OpenDesk desk = desk();
    RequesterFields in = new RequesterFields(errors);
    in.line("organisation", form.organisation());
    in.line("name", form.name());
    in.mail("mail", form.mail());
    Requester requester =
        errors.hasErrors()
            ? null
            : in.read(form.organisation(), "", "", form.name(), form.mail(), form.telephone());
    String subject = in.line("subject", form.subject());
    String body = in.text("body", form.body(), RecordForm.LONGEST);
    if (errors.hasErrors()) {
      response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
      return show(desk, model);
    }
    Outcome<Received> asked =
        inquiries.ask(ProgrammeCode.BANSO, requester, subject, body, request.getRemoteAddr());
    if (Refusals.refused(asked, errors)) {
      response.setStatus(HttpStatus.TOO_MANY_REQUESTS.value());
      return show(desk, model);
    }
    HttpSession session = request.getSession();
    session.setAttribute(NUMBER, numbers.shown(asked.orThrow().key()));
    session.setAttribute(CONFIRMED, asked.orThrow().confirmed());
    return "redirect:" + SENT;
  }

  /** The number of what was sent last from this browser, however often the page is read. */
  @GetMapping(SENT)
  String sent(@SessionAttribute(name = NUMBER, required = false) String number,
      @SessionAttribute(name = CONFIRMED, required = false) Boolean confirmed, Model model) {
    if (number == null) {
      throw new NotFound("nothing was sent from here");
    }
    model.addAttribute("number", number);
    model.addAttribute("confirmed", Boolean.TRUE.equals(confirmed));
    return "inquiries/public";
  }

  private OpenDesk desk() {
    return inquiries.desk(ProgrammeCode.BANSO).orElseThrow(() -> new NotFound("form of the desk"));
  }

  private String show(OpenDesk desk, Model model) {
    model.addAttribute("desk", desk);
    return "inquiries/public";
  }
}
