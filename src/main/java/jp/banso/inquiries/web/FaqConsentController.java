package jp.banso.inquiries.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import jp.banso.correspondence.CaseNumbers;
import jp.banso.inquiries.ConsentDesk;
import jp.banso.inquiries.FaqConsent.Means;
import jp.banso.inquiries.FaqConsent.State;
import jp.banso.inquiries.InquiryHandling;
import jp.banso.inquiries.InquiryId;
import jp.banso.inquiries.InquiryReading;
import jp.banso.inquiries.InquiryView;
import jp.banso.parties.Viewer;
import jp.banso.platform.web.FieldLabel;
import jp.banso.platform.web.FlashMessages;
import jp.banso.platform.web.FreeText;
import jp.banso.platform.web.InPageOrder;
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

/** FAQへの掲載の同意, as the desk notes what an asker said in a mail or on the telephone. */
@Controller
class FaqConsentController {

  private static final String PAGE = "/inquiries/{id}/faq-consent";

  private static final List<State> SAID = List.of(State.GIVEN, State.DECLINED, State.TAKEN_BACK);
  private static final List<Means> MEANS = List.of(Means.MAIL, Means.TELEPHONE);

  private final ConsentDesk consents;
  private final InquiryReading reading;
  private final InquiryHandling handling;
  private final CaseNumbers numbers;
  private final InquiryWords words;

  FaqConsentController(
      ConsentDesk consents, InquiryReading reading, InquiryHandling handling, CaseNumbers numbers,
      InquiryWords words) {
    this.consents = consents;
    this.reading = reading;
    this.handling = handling;
    this.numbers = numbers;
    this.words = words;
  }

  /** What an asker said, as typed. */
  @InPageOrder
  record SaidForm(
      @FieldLabel("inquiries.consent.said") String said,
      @FieldLabel("inquiries.consent.means") String means,
      @FieldLabel("inquiries.consent.note") String note) {}

  @GetMapping(PAGE)
  String page(Viewer viewer, @PathVariable UUID id, Model model) {
    model.addAttribute("form", new SaidForm("", "", ""));
    return show(viewer, new InquiryId(id), model);
  }

  @PostMapping(PAGE)
  String record(
      Viewer viewer, @PathVariable UUID id, @ModelAttribute("form") SaidForm form, BindingResult errors, Model model,
      HttpServletResponse response, RedirectAttributes redirect) {
    InquiryId inquiry = new InquiryId(id);
    handling.requireActing(viewer, inquiry);
    Optional<State> said = SAID.stream().filter(one -> one.name().equals(form.said())).findFirst();
    Optional<Means> means = MEANS.stream().filter(one -> one.name().equals(form.means())).findFirst();
    String note = RequesterFields.lines(form.note());
    FreeText.of(errors)
        .refuse(said.isEmpty(), "said", "inquiries.consent.refused.said")
        .refuse(means.isEmpty(), "means", "inquiries.consent.refused.means")
        .refuse(note.isEmpty(), "note", "inquiries.consent.refused.note")
        .limit("note", note, FreeText.NOTE);
    if (errors.hasErrors()
        || Refusals.refused(
            consents.record(viewer, inquiry, said.orElseThrow(), means.orElseThrow(), note), "said", errors,
            response)) {
      response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
      return show(viewer, inquiry, model);
    }
    FlashMessages.success(redirect, "inquiries.consent.recorded");
    return "redirect:/inquiries/" + id;
  }

  private String show(Viewer viewer, InquiryId id, Model model) {
    InquiryView inquiry = reading.view(viewer, id);
    model.addAttribute("inquiry", inquiry);
    model.addAttribute("consents", consents.ofAnswers(viewer, id));
    model.addAttribute("saids", words.options("inquiries.consent.state.", names(SAID)));
    model.addAttribute("meanses", words.options("inquiries.consent.means.", names(MEANS)));
    model.addAttribute("mayAct", viewer.proxy().isEmpty());
    model.addAttribute("trail", words.trail(numbers.shown(inquiry.key()), words.text("inquiries.consent")));
    return "inquiries/consent";
  }

  private static String[] names(List<? extends Enum<?>> values) {
    return values.stream().map(Enum::name).toArray(String[]::new);
  }
}
