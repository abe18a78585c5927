package jp.banso.calls.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import jp.banso.calls.CallAsking;
import jp.banso.calls.CallId;
import jp.banso.calls.CallView;
import jp.banso.calls.QuestionColumn;
import jp.banso.calls.QuestionFilter;
import jp.banso.calls.QuestionLine;
import jp.banso.calls.QuestionReading;
import jp.banso.calls.QuestionRecord;
import jp.banso.calls.QuestionState;
import jp.banso.calls.QuestionWay;
import jp.banso.kernel.BadInput;
import jp.banso.kernel.JapanTime;
import jp.banso.kernel.Outcome;
import jp.banso.parties.Viewer;
import jp.banso.platform.database.ListColumns;
import jp.banso.platform.web.FlashMessages;
import jp.banso.platform.web.ListAddress;
import jp.banso.platform.web.OptionView;
import jp.banso.platform.web.Refusals;
import jp.banso.platform.web.RequestReceipt;
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

/** 公募に関する質問: asked, recorded and listed. */
@Controller
class CallQuestionController {

  private static final int PAGE = 50;

  private final CallAsking asking;
  private final QuestionReading reading;
  private final SetupPages pages;
  private final Clock clock;

  CallQuestionController(CallAsking asking, QuestionReading reading, SetupPages pages, Clock clock) {
    this.asking = asking;
    this.reading = reading;
    this.pages = pages;
    this.clock = clock;
  }

  @GetMapping("/calls/{id}/questions")
  String list(
      Viewer viewer, @PathVariable UUID id, @RequestParam(defaultValue = "") String state,
      @RequestParam(defaultValue = "") String q, @RequestParam(defaultValue = "-received") String sort,
      @RequestParam(defaultValue = "") String after, Model model) {
    CallId callId = new CallId(id);
    CallView call = reading.listed(viewer, callId);
    Map<String, String> filters = new LinkedHashMap<>();
    filters.put("state", state);
    filters.put("q", q);
    List<String> columns = ListColumns.names(QuestionColumn.class);
    ListAddress address = ListAddress.of("/calls/" + id + "/questions", filters, columns, sort, after);
    List<QuestionLine> found =
        reading.page(
            viewer, callId, new QuestionFilter(state(state), q), ListColumns.of(QuestionColumn.class, address.column()),
            address.descending(), address.place(), PAGE + 1);
    List<QuestionLine> shown = found.subList(0, Math.min(PAGE, found.size()));
    pages.fill(model, call, "calls.questions");
    model.addAttribute("lines", shown);
    model.addAttribute(
        "pager", address.pager(null, shown.size(), found.size() > PAGE ? shown.get(PAGE - 1).place() : null));
    model.addAttribute("sort", address.headers(columns));
    model.addAttribute("staff", viewer.isSecretariatOf(call.programme()));
    model.addAttribute("mayAsk", CallAsking.asks(viewer) && asking.takesQuestions(viewer, callId));
    model.addAttribute("states", Arrays.asList(QuestionState.values()));
    model.addAttribute("chosenState", state);
    model.addAttribute("chosenText", q);
    model.addAttribute("chosenSort", sort);
    return "calls/questions";
  }

  private static QuestionState state(String name) {
    return name.isEmpty()
        ? null
        : Arrays.stream(QuestionState.values())
            .filter(state -> state.name().equals(name))
            .findFirst()
            .orElseThrow(() -> new BadInput("state"));
  }

  @GetMapping("/calls/{id}/questions/new")
  String blank(Viewer viewer, @PathVariable UUID id, HttpServletRequest request, Model model) {
    CallView call = asking.askable(viewer, new CallId(id), RequestReceipt.of(request));
    model.addAttribute("form", new AskForm(""));
    return asked(call, model);
  }

  @PostMapping("/calls/{id}/questions")
  String ask(
      Viewer viewer, @PathVariable UUID id, @ModelAttribute("form") AskForm form, BindingResult errors, Model model,
      HttpServletRequest request, HttpServletResponse response, RedirectAttributes redirect) {
    CallView call = asking.askable(viewer, new CallId(id), RequestReceipt.of(request));
    String body = new TermsReader(errors).text("body", form.body(), QuestionRecordForm.LONGEST);
    if (errors.hasErrors()) {
      response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
      return asked(call, model);
    }
    int ordinal = asking.ask(viewer, call.id(), body, RequestReceipt.of(request));
    FlashMessages.success(redirect, "calls.question.asked");
    return "redirect:/calls/" + id + "/questions/" + ordinal;
  }

  private String asked(CallView call, Model model) {
    pages.fill(model, call, "calls.question.ask");
    model.addAttribute("longest", QuestionRecordForm.LONGEST);
    return "calls/question-new";
  }

  @GetMapping("/calls/{id}/questions/record")
  String unrecorded(Viewer viewer, @PathVariable UUID id, Model model) {
    CallView call = asking.recordable(viewer, new CallId(id));
    model.addAttribute("form", QuestionRecordForm.blank(JapanTime.dateTimeOf(clock.instant())));
    return recorded(call, model);
  }

  @PostMapping("/calls/{id}/questions/record")
  String record(
      Viewer viewer, @PathVariable UUID id, @ModelAttribute("form") QuestionRecordForm form, BindingResult errors,
      Model model, HttpServletResponse response, RedirectAttributes redirect) {
    CallView call = asking.recordable(viewer, new CallId(id));
    QuestionRecord record = form.read(errors);
    if (errors.hasErrors()) {
      response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
      return recorded(call, model);
    }
    Outcome<Integer> outcome = asking.record(viewer, call.id(), record);
    if (Refusals.refused(outcome, "receivedOn", errors, response)) {
      return recorded(call, model);
    }
    FlashMessages.success(redirect, "calls.question.recorded");
    return "redirect:/calls/" + id + "/questions/" + outcome.orThrow();
  }

  private String recorded(CallView call, Model model) {
    pages.fill(model, call, "calls.question.record");
    model.addAttribute("longest", QuestionRecordForm.LONGEST);
    model.addAttribute(
        "ways",
        QuestionWay.recorded().stream()
            .map(way -> new OptionView(way.name(), pages.text(way.messageKey())))
            .toList());
    return "calls/question-record";
  }
}
