package jp.banso.inquiries.web;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import jp.banso.consultation.OpenDesk;
import jp.banso.inquiries.InquiryChannel;
import jp.banso.inquiries.InquiryColumn;
import jp.banso.inquiries.InquiryFilter;
import jp.banso.inquiries.InquiryId;
import jp.banso.inquiries.InquiryIntake;
import jp.banso.inquiries.InquiryLine;
import jp.banso.inquiries.InquiryReading;
import jp.banso.inquiries.InquiryRecord;
import jp.banso.inquiries.InquiryState;
import jp.banso.inquiries.Requester;
import jp.banso.kernel.BadInput;
import jp.banso.kernel.JapanTime;
import jp.banso.kernel.Outcome;
import jp.banso.parties.Viewer;
import jp.banso.platform.database.ListColumns;
import jp.banso.platform.web.FlashMessages;
import jp.banso.platform.web.ListAddress;
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

/** 相談: the list, and a call as it is written down. */
@Controller
class InquiryController {

  private static final String LIST = "/inquiries";
  private static final int PAGE = 50;

  private final InquiryReading reading;
  private final InquiryIntake intake;
  private final InquiryPages pages;
  private final InquiryWords words;
  private final Clock clock;

  InquiryController(
      InquiryReading reading, InquiryIntake intake, InquiryPages pages, InquiryWords words, Clock clock) {
    this.reading = reading;
    this.intake = intake;
    this.pages = pages;
    this.words = words;
    this.clock = clock;
  }

  @GetMapping(LIST)
  String list(
      Viewer viewer, @RequestParam(defaultValue = "open") String shelf, @RequestParam(defaultValue = "") String state,
      @RequestParam(defaultValue = "") String channel, @RequestParam(defaultValue = "") String prefecture,
      @RequestParam(defaultValue = "") String mine, @RequestParam(defaultValue = "") String q,
      @RequestParam(defaultValue = "due") String sort, @RequestParam(defaultValue = "") String after, Model model) {
    Map<String, String> filters = new LinkedHashMap<>();
    filters.put("shelf", shelf);
    filters.put("state", state);
    filters.put("channel", channel);
    filters.put("prefecture", prefecture);
    filters.put("mine", mine);
    filters.put("q", q);
    List<String> columns = ListColumns.names(InquiryColumn.class);
    ListAddress address = ListAddress.of(LIST, filters, columns, sort, after);
    InquiryFilter filter =
        new InquiryFilter(
            shelf(shelf), constant(state, InquiryState.class), constant(channel, InquiryChannel.class),
            prefecture.isEmpty() ? null : prefecture, null, mine.isEmpty() ? null : viewer.personId(), q);
    List<InquiryLine> found =
        reading.list(
            viewer, filter, ListColumns.of(InquiryColumn.class, address.column()), address.descending(),
            address.place(), PAGE + 1);
    List<InquiryLine> shown = found.subList(0, Math.min(PAGE, found.size()));
    model.addAttribute("lines", shown);
    model.addAttribute(
        "pager",
        address.pager(
            reading.count(viewer, filter), shown.size(),
            found.size() > PAGE ? shown.get(PAGE - 1).place() : null));
    model.addAttribute("sort", address.headers(columns));
    model.addAttribute("chosen", filters);
    model.addAttribute("now", clock.instant());
    model.addAttribute("trail", words.trail());
    model.addAttribute("states", Arrays.asList(InquiryState.values()));
    model.addAttribute("channels", Arrays.asList(InquiryChannel.values()));
    words.fillChoices(model, List.of());
    return "inquiries/list";
  }

  private static Boolean shelf(String name) {
    return switch (name) {
      case "open" -> Boolean.TRUE;
      case "ended" -> Boolean.FALSE;
      case "all" -> null;
      default -> throw new BadInput("shelf");
    };
  }

  private static <E extends Enum<E>> E constant(String name, Class<E> type) {
    return name.isEmpty()
        ? null
        : Arrays.stream(type.getEnumConstants())
            .filter(one -> one.name().equals(name))
            .findFirst()
            .orElseThrow(() -> new BadInput(type.getSimpleName()));
  }

  @GetMapping(LIST + "/{id}")
  String page(
      Viewer viewer, @PathVariable UUID id, @RequestParam(defaultValue = "") String phrase, Model model) {
    return pages.show(viewer, id, phrase, model);
  }

  /** Where the work on a mail is done that was handed over to the desk. */
  @GetMapping(LIST + "/mails/{mailId}")
  String ofMail(Viewer viewer, @PathVariable UUID mailId) {
    InquiryId inquiry = reading.ofMail(viewer, mailId);
    return "redirect:" + (inquiry == null ? "/mails/" + mailId : LIST + "/" + inquiry.value());
  }

  /**
   * @param caller what is known of who calls: a part of the number, the organisation or the name
   * @param known which of those that were found it is, counted from 0
   */
  @GetMapping(LIST + "/new")
  String blank(
      Viewer viewer, @RequestParam(defaultValue = "") String caller, @RequestParam(defaultValue = "-1") int known,
      Model model) {
    OpenDesk desk = intake.desk(viewer).orElse(null);
    List<Requester> callers = reading.callers(viewer, caller);
    Requester chosen = known >= 0 && known < callers.size() ? callers.get(known) : null;
    model.addAttribute("form", RecordForm.blank(JapanTime.dateTimeOf(clock.instant()), chosen));
    model.addAttribute("callers", chosen == null ? callers : List.of());
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
    if (Refusals.refused(outcome, promised == null ? "receivedOn" : "promisedOn", errors, response)) {
      return recorded(desk, "", model);
    }
    FlashMessages.success(redirect, "inquiries.recorded");
    return "redirect:" + LIST + "/" + outcome.orThrow().value();
  }

  private String recorded(OpenDesk desk, String caller, Model model) {
    words.fillChoices(model, List.of());
    model.addAttribute("desk", desk);
    model.addAttribute("caller", caller);
    model.addAttribute("channels", words.channels(InquiryChannel.recorded()));
    model.addAttribute("trail", words.trail(words.text("inquiries.record")));
    return "inquiries/record";
  }
}
