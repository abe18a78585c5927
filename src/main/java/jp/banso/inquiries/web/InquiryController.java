package jp.banso.inquiries.web;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import jp.banso.consultation.OpenDesk;
import jp.banso.inquiries.InquiryChannel;
import jp.banso.inquiries.InquiryId;
import jp.banso.inquiries.InquiryIntake;
import jp.banso.inquiries.InquiryQueries;
import jp.banso.inquiries.InquiryReading;
import jp.banso.inquiries.InquiryRecord;
import jp.banso.inquiries.Requester;
import jp.banso.kernel.JapanTime;
import jp.banso.kernel.Outcome;
import jp.banso.parties.Viewer;
import jp.banso.platform.web.FlashMessages;
import jp.banso.platform.web.Refusals;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** 相談: its page, and a call as it is written down. */
@Controller
class InquiryController {

  private static final String LIST = "/inquiries";
  private static final String CATEGORY = "inquiries.refused.category";

  private final InquiryReading reading;
  private final InquiryQueries queries;
  private final InquiryIntake intake;
  private final InquiryPages pages;
  private final InquiryWords words;
  private final Clock clock;

  InquiryController(
      InquiryReading reading, InquiryQueries queries, InquiryIntake intake, InquiryPages pages, InquiryWords words,
      Clock clock) {
    this.reading = reading;
    this.queries = queries;
    this.intake = intake;
    this.pages = pages;
    this.words = words;
    this.clock = clock;
  }

  @GetMapping(LIST + "/{id}")
  String page(Viewer viewer, @PathVariable UUID id, Model model) {
    return pages.show(viewer, id, model);
  }

  /** Where the work on a mail is done that was handed over to the desk. */
  @GetMapping(LIST + "/mails/{mailId}")
  String ofMail(Viewer viewer, @PathVariable UUID mailId) {
    InquiryId inquiry = reading.ofMail(viewer, mailId);
    return "redirect:" + (inquiry == null ? "/mails/" + mailId : LIST + "/" + inquiry.value());
  }

  @GetMapping(LIST + "/new")
  String blank(Viewer viewer, Model model) {
    OpenDesk desk = intake.desk(viewer).orElse(null);
    model.addAttribute("form", RecordForm.blank(JapanTime.dateTimeOf(clock.instant())));
    return recorded(desk, "", model);
  }

  /**
   * Looks for who calls, and takes over who was found; what was written down by then stays. A number or a name stands in no
   * address.
   *
   * @param caller what is known of who calls: a part of the number, the organisation or the name
   * @param known an inquiry of who was found
   */
  @PostMapping(LIST + "/new")
  String callers(
      Viewer viewer, @ModelAttribute("form") RecordForm form, @RequestParam(defaultValue = "") String caller,
      @RequestParam(required = false) UUID known, Model model) {
    OpenDesk desk = intake.desk(viewer).orElse(null);
    if (known == null) {
      model.addAttribute("callers", queries.callers(viewer, caller));
    } else {
      Requester found = reading.view(viewer, new InquiryId(known)).requester();
      model.addAttribute("form", form.of(found));
    }
    return recorded(desk, caller, model);
  }

  @PostMapping(LIST)
  String record(
      Viewer viewer, @ModelAttribute("form") RecordForm form, BindingResult errors, Model model,
      HttpServletResponse response, RedirectAttributes redirect) {
    OpenDesk desk = intake.desk(viewer).orElse(null);
    intake.requireRecording(viewer);
    InquiryRecord record = form.read(errors);
    if (errors.hasErrors()) {
      response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
      return recorded(desk, "", model);
    }
    Instant promised = form.promised(errors);
    Outcome<InquiryId> outcome = intake.record(viewer, record, form.answerOrNull(), promised);
    if (Refusals.refused(outcome, field(outcome, promised), errors, response)) {
      return recorded(desk, "", model);
    }
    FlashMessages.success(redirect, "inquiries.recorded");
    return "redirect:" + LIST + "/" + outcome.orThrow().value();
  }

  private static String field(Outcome<InquiryId> outcome, Instant promised) {
    if (outcome instanceof Outcome.Refused<InquiryId> refused && refused.messageKey().equals(CATEGORY)) {
      return "category";
    }
    return promised == null ? "receivedOn" : "promisedOn";
  }

  private String recorded(OpenDesk desk, String caller, Model model) {
    words.fillChoices(model, desk == null ? List.of() : desk.terms().categoryLines());
    model.addAttribute("desk", desk);
    model.addAttribute("caller", caller);
    model.addAttribute("channels", words.channels(InquiryChannel.recorded()));
    model.addAttribute("trail", words.trail(words.text("inquiries.record")));
    return "inquiries/record";
  }
}
