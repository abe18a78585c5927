package jp.banso.inquiries.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import java.util.stream.Stream;
import jp.banso.inquiries.ConsentDoor;
import jp.banso.inquiries.FaqConsent;
import jp.banso.inquiries.FaqConsent.State;
import jp.banso.kernel.Outcome;
import jp.banso.platform.web.FieldLabel;
import jp.banso.platform.web.FlashMessages;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** FAQへの掲載の同意 by the code of the mail. Opening the page answers nothing; the code never stands in an address. */
@Controller
class ConsentDoorController {

  private static final String PATH = "/public/faq/consent";
  private static final String VIEW = "inquiries/consent-public";

  private final ConsentDoor door;
  private final InquiryWords words;

  ConsentDoorController(ConsentDoor door, InquiryWords words) {
    this.door = door;
    this.words = words;
  }

  /** The code, and once it is known the answer, as typed. */
  record CodeForm(
      @FieldLabel("inquiries.consent.code") String code, @FieldLabel("inquiries.consent.answer") String said) {}

  @GetMapping(PATH)
  String ask(Model model) {
    model.addAttribute("form", new CodeForm("", ""));
    return VIEW;
  }

  /** Shows what the code opens. */
  @PostMapping(PATH)
  String open(
      @ModelAttribute("form") CodeForm form, BindingResult errors, HttpServletRequest request, Model model,
      HttpServletResponse response) {
    Outcome<FaqConsent> opened = door.open(form.code(), request.getRemoteAddr());
    return ConsentDoor.DOOR.refused(opened, errors, response) ? VIEW : shown(opened.orThrow(), model);
  }

  private String shown(FaqConsent consent, Model model) {
    model.addAttribute("consent", consent);
    model.addAttribute(
        "saids", words.options("inquiries.consent.answer.", State.GIVEN.name(), State.DECLINED.name()));
    return VIEW;
  }

  @PostMapping(PATH + "/answer")
  String answer(
      @ModelAttribute("form") CodeForm form, BindingResult errors, HttpServletRequest request, Model model,
      HttpServletResponse response, RedirectAttributes redirect) {
    Outcome<FaqConsent> opened = door.open(form.code(), request.getRemoteAddr());
    if (ConsentDoor.DOOR.refused(opened, errors, response)) {
      return VIEW;
    }
    Optional<State> said =
        Stream.of(State.GIVEN, State.DECLINED).filter(one -> one.name().equals(form.said())).findFirst();
    if (said.isEmpty()) {
      errors.rejectValue("said", "inquiries.consent.refused.said");
      response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
      return shown(opened.orThrow(), model);
    }
    door.answer(form.code(), request.getRemoteAddr(), said.get() == State.GIVEN).orThrow();
    FlashMessages.success(
        redirect, said.get() == State.GIVEN ? "inquiries.consent.public.given" : "inquiries.consent.public.notGiven");
    return "redirect:" + PATH;
  }
}
