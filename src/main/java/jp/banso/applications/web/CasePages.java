package jp.banso.applications.web;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import jp.banso.applications.ApplicationId;
import jp.banso.applications.ApplicationState;
import jp.banso.applications.ApplicationView;
import jp.banso.applications.ApplicationView.Step;
import jp.banso.applications.ApprovalReading;
import jp.banso.applications.CaseReading;
import jp.banso.applications.CorrectionReading;
import jp.banso.applications.LastMoment;
import jp.banso.applications.TranscriptWords;
import jp.banso.applications.SectionLine;
import jp.banso.calendar.BusinessCalendar;
import jp.banso.calls.AnswersNotice;
import jp.banso.calls.CallChange;
import jp.banso.calls.CallView;
import jp.banso.calls.Calls;
import jp.banso.calls.InternalDays;
import jp.banso.correspondence.CaseNumbers;
import jp.banso.kernel.NotFound;
import jp.banso.kernel.Outcome;
import jp.banso.kernel.PrefectureCode;
import jp.banso.kernel.Wareki;
import jp.banso.parties.ProxyErrors;
import jp.banso.parties.RoleKind;
import jp.banso.parties.Viewer;
import jp.banso.platform.web.BulkReport;
import jp.banso.platform.web.LinkView;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.validation.Errors;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What every page about one application shows, and how a step's form is judged. */
@Component
public class CasePages {

  private static final String WORD_MISSING = "applications.refused.proxy";
  private static final String WORD_WRONG = "applications.refused.proxyWrong";

  private final CaseReading cases;
  private final ApprovalReading approvals;
  private final CorrectionReading corrections;
  private final Calls calls;
  private final CaseNumbers numbers;
  private final BusinessCalendar calendar;
  private final Clock clock;
  private final MessageSource messages;
  private final TranscriptWords transcripts;

  CasePages(
      CaseReading cases, ApprovalReading approvals, CorrectionReading corrections, Calls calls, CaseNumbers numbers,
      BusinessCalendar calendar, Clock clock, MessageSource messages, TranscriptWords transcripts) {
    this.cases = cases;
    this.approvals = approvals;
    this.corrections = corrections;
    this.calls = calls;
    this.numbers = numbers;
    this.calendar = calendar;
    this.clock = clock;
    this.messages = messages;
    this.transcripts = transcripts;
  }

  /** The case as its viewer may see it, with what its page shows of it in the model. */
  public ApplicationView fill(Viewer viewer, ApplicationId id, Model model) {
    return fill(viewer, cases.view(viewer, id), model);
  }

  /** For a form that was sent: whose step it is and whether it is open come before what was typed. */
  ApplicationView forStep(Viewer viewer, UUID id, Step step, Model model) {
    return fill(viewer, cases.forStep(viewer, new ApplicationId(id), step), model);
  }

  /** As {@link #forStep(Viewer, UUID, Step, Model)}, and in the version that the viewer has seen. */
  ApplicationView forStep(Viewer viewer, UUID id, Step step, Long version, Model model) {
    return fill(viewer, cases.forStep(viewer, new ApplicationId(id), step, version), model);
  }

  private ApplicationView fill(Viewer viewer, ApplicationView view, Model model) {
    CallView call = calls.get(view.callId());
    model.addAttribute("view", view);
    model.addAttribute("titleSubject", subject(view));
    model.addAttribute(
        "items",
        List.of(
            new LinkView(text("applications.list.title"), "/applications"),
            new LinkView(subject(view), "/applications/" + view.id().value())));
    model.addAttribute("call", call);
    model.addAttribute("callChanges", callChanges(view));
    model.addAttribute("days", view.state().isBeforeSubmission() ? days(call, view) : List.of());
    model.addAttribute("callAnswers", callAnswers(view));
    model.addAttribute("asked", cases.asked(viewer, view.id()).orElse(null));
    model.addAttribute("transcriptWords", transcripts.page(view.transcript(), view.receivedAt(), view.state()));
    model.addAttribute("held", approvals.held(viewer, view.id()).orElse(null));
    model.addAttribute("staff", viewer.role().isSecretariat());
    model.addAttribute("isPrefecture", viewer.role() == RoleKind.PREFECTURE);
    model.addAttribute("proxyOffered", viewer.isSecretariatOf(call.programme()));
    return view;
  }

  /** For pages that show the text: what differs from the 決裁用一式 that the viewer's side has printed. */
  void compareWithPrinted(Viewer viewer, ApplicationView view, Model model) {
    model.addAttribute("printed", approvals.since(viewer, view.id()).orElse(null));
  }

  /** For pages on which a 訂正 is judged: what it is to replace, and what it changes of it. */
  void compareWithReplaced(Viewer viewer, ApplicationView view, Model model) {
    model.addAttribute("corrected", corrections.of(viewer, view.id()).orElse(null));
  }

  /** A day by which something is to be done, and the business days to it. */
  public record DayLeft(String text, int left) {}

  /** Of an application whose own deadline was put off only that one counts. */
  private List<DayLeft> days(CallView call, ApplicationView view) {
    return view.extendedTo() == null
        ? days(call, view.prefecture())
        : List.of(left("applications.days.extended", view.extendedTo().day(), said(view.extendedTo())));
  }

  /** The days of those who work on an application before its submission, the first one first. */
  List<DayLeft> days(CallView call, PrefectureCode prefecture) {
    InternalDays days = calls.days(call, prefecture);
    return List.of(
        left("applications.days.region", days.regionDueOn()), left("applications.days.prefecture", days.prefectureDueOn()),
        left("applications.days.deadline", call.terms().deadline()));
  }

  /** Whether the deadline of all has passed; one application may still have a later one. */
  boolean isOver(CallView call) {
    return !clock.instant().isBefore(call.deadlineEnd());
  }

  private DayLeft left(String key, LocalDate day) {
    return left(key, day, Wareki.date(day));
  }

  private DayLeft left(String key, LocalDate day, String said) {
    return new DayLeft(
        messages.getMessage(key, new Object[] {said}, Locale.JAPAN),
        calendar.businessDaysBetween(LocalDate.now(clock), day));
  }

  /** As the terms of a call print the deadline of all. */
  String said(LastMoment moment) {
    return moment.time() == null
        ? messages.getMessage("calls.term.deadline.day", new Object[] {Wareki.date(moment.day())}, Locale.JAPAN)
        : messages.getMessage(
            "calls.term.deadline.time",
            new Object[] {Wareki.date(moment.day()), moment.time().getHour(), moment.time().getMinute()}, Locale.JAPAN);
  }

  /** What became of the call since the application was begun, newest first, as long as it matters to it. */
  private List<CallChange> callChanges(ApplicationView view) {
    if (!view.state().isUnderWay() && view.state() != ApplicationState.CALL_CANCELLED) {
      return List.of();
    }
    return calls.changes(view.callId()).stream()
        .filter(change -> change.cameAfter(view.startedAt()))
        .toList();
  }

  /** That questions on the call were answered in public, as long as the application can still follow them; else null. */
  private AnswersNotice callAnswers(ApplicationView view) {
    if (!view.state().isBeforeSubmission()) {
      return null;
    }
    AnswersNotice answers = calls.answers(view.callId());
    return answers.isEmpty() ? null : answers;
  }

  /** Of a page about one section: the section, and those before and after it. */
  void section(List<SectionLine> lines, String key, Model model) {
    int place = IntStream.range(0, lines.size()).filter(i -> lines.get(i).key().equals(key)).findFirst()
        .orElseThrow(() -> new NotFound("section " + key));
    model.addAttribute("line", lines.get(place));
    model.addAttribute("number", place + 1);
    model.addAttribute("count", lines.size());
    model.addAttribute("previous", place == 0 ? null : lines.get(place - 1));
    model.addAttribute("next", place + 1 == lines.size() ? null : lines.get(place + 1));
  }

  /** What a file about the case is called, without its ending. */
  public String fileName(ApplicationView view) {
    return numbers.shown(view.key());
  }

  private String subject(ApplicationView view) {
    String area = view.areaName() == null ? "" : view.areaName();
    String named = view.prefecture().name() + (area.isBlank() ? "" : " " + area) + " " + numbers.shown(view.key());
    return view.transcript() == null ? named : named + text("applications.transcript.mark.beside");
  }

  /** 事務局入力 on every page of a paper; null if no clerk typed it. */
  String paperMark(ApplicationView view) {
    return transcripts.paper(view.transcript(), view.receivedAt());
  }

  String text(String key) {
    return messages.getMessage(key, null, Locale.JAPAN);
  }

  /** Why it was refused, in words. */
  String text(Outcome.Refused<?> refused) {
    return messages.getMessage(refused.messageKey(), refused.arguments().toArray(), Locale.JAPAN);
  }

  /** Says the report of an act on many on the next page. */
  void said(RedirectAttributes redirect, String doneKey, BulkReport report) {
    report.say(redirect, messages, doneKey);
  }

  /** Back to the case page. */
  public static String toCase(UUID id) {
    return "redirect:/applications/" + id;
  }

  /** Refused, with a word at the field, if the secretariat takes another's step without 代理入力. */
  public Outcome<Void> onTheirWord(Viewer viewer, Model model) {
    if (!viewer.role().isSecretariat() || viewer.proxy().isPresent()) {
      return Outcome.done();
    }
    if (model.containsAttribute(ProxyErrors.ATTRIBUTE)) {
      return Outcome.refused(WORD_WRONG);
    }
    Map<String, String> missing = new LinkedHashMap<>();
    missing.put("proxy.means", text(WORD_MISSING));
    missing.put("proxy.saidBy", text("parties.proxy.error.saidBy"));
    missing.put("proxy.saidOn", text("parties.proxy.error.saidOn"));
    model.addAttribute(ProxyErrors.ATTRIBUTE, missing);
    return Outcome.refused(WORD_MISSING);
  }

  /**
   * As {@link #refused(Outcome, Model, HttpServletResponse)}, in the summary of the form: what was not
   * noted at a field yet is said at the one that {@code fields} names for it, or of the form as a whole.
   */
  public static boolean refused(
      Outcome<?> outcome, String form, Map<String, String> fields, Model model,
      HttpServletResponse response) {
    if (!(outcome instanceof Outcome.Refused<?> refused)) {
      return false;
    }
    response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
    Errors errors = (Errors) model.getAttribute(BindingResult.MODEL_KEY_PREFIX + form);
    if (!errors.hasErrors() && !model.containsAttribute(ProxyErrors.ATTRIBUTE)) {
      errors.rejectValue(
          fields.get(refused.messageKey()), refused.messageKey(), refused.arguments().toArray(), null);
    }
    return true;
  }

  /** Says the refusal on the page that is shown again with what was typed; false if there is none. */
  public static boolean refused(Outcome<?> outcome, Model model, HttpServletResponse response) {
    if (outcome instanceof Outcome.Refused<?> refused) {
      model.addAttribute("flash", refused.messageKey());
      model.addAttribute("flashArguments", refused.arguments());
      model.addAttribute("flashTone", "error");
      response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
      return true;
    }
    return false;
  }
}
