package jp.banso.participation.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.banso.calls.CallId;
import jp.banso.kernel.CalendarYears;
import jp.banso.kernel.NotFound;
import jp.banso.kernel.Outcome;
import jp.banso.kernel.PrefectureCode;
import jp.banso.kernel.Wareki;
import jp.banso.participation.Intent;
import jp.banso.participation.ListedParticipant;
import jp.banso.participation.ParticipantColumn;
import jp.banso.participation.ParticipantFilter;
import jp.banso.participation.ParticipantKind;
import jp.banso.participation.ParticipationService;
import jp.banso.participation.ParticipationService.Added;
import jp.banso.participation.ParticipationView;
import jp.banso.participation.RefusedRow;
import jp.banso.parties.CaseHistory;
import jp.banso.parties.ProxyErrors;
import jp.banso.parties.Viewer;
import jp.banso.parties.web.ListPages;
import jp.banso.platform.database.ListOrder.Place;
import jp.banso.platform.web.BulkReport;
import jp.banso.platform.web.CsvDownload;
import jp.banso.platform.web.FieldLabel;
import jp.banso.platform.web.FlashMessages;
import jp.banso.platform.web.FreeText;
import jp.banso.platform.web.ListColumn;
import jp.banso.platform.web.ListFilter;
import jp.banso.platform.web.ListQuery;
import jp.banso.platform.web.ListTable;
import jp.banso.platform.web.OptionView;
import jp.banso.platform.web.UnreadDate;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BeanPropertyBindingResult;
import org.springframework.validation.BindingResult;
import org.springframework.validation.Errors;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** 意向確認: the officer's list of municipalities and hubs. */
@Controller
class ParticipationController {

  private static final String VIEW = "participation/list";
  private static final String NOBODY_CHOSEN = "participation.refused.nobodyChosen";
  private static final int PASTED = 100_000;

  private final ParticipationService participation;
  private final CaseHistory history;
  private final ListPages lists;
  private final MessageSource messages;

  ParticipationController(
      ParticipationService participation, CaseHistory history, ListPages lists, MessageSource messages) {
    this.participation = participation;
    this.lists = lists;
    this.history = history;
    this.messages = messages;
  }

  /** What is done with the list, as typed: each button takes its own part of it. */
  record ListForm(
      @FieldLabel("participation.choose") List<UUID> chosen,
      @FieldLabel("participation.intent") String intent,
      @FieldLabel("participation.pasted") String pasted,
      @FieldLabel("participation.answerBy") String answerBy) {

    ListForm {
      chosen = chosen == null ? List.of() : List.copyOf(chosen);
    }
  }

  @GetMapping("/participation/{callId}")
  String show(
      Viewer viewer, @PathVariable UUID callId,
      @RequestParam(required = false, defaultValue = "") String prefecture, Model model) {
    ParticipationView view = participation.view(viewer, new CallId(callId), whose(viewer, prefecture));
    model.addAttribute("form", new ListForm(List.of(), "", "", day(view.answerBy())));
    return page(viewer, view, model);
  }

  private static String day(LocalDate day) {
    return day == null ? "" : Wareki.dateWithoutWeekday(day);
  }

  private String page(Viewer viewer, ParticipationView view, Model model) {
    ListQuery<ParticipantColumn> query = query(model);
    ParticipantFilter filter = filter(query);
    CallId call = view.call().id();
    lists.show(
        viewer, table(), query, participation.count(viewer, call, view.prefecture(), filter),
        source(viewer, call, view.prefecture(), query), model);
    ListForm form = (ListForm) model.getAttribute("form");
    model.addAttribute("ticked", form.chosen().stream().map(UUID::toString).toList());
    model.addAttribute("acts", query.href().substring(query.path().length()));
    model.addAttribute("participation", view);
    model.addAttribute("counted", Intent.values());
    model.addAttribute("intents", intents(messages));
    model.addAttribute("proxyOffered", viewer.role().isSecretariat());
    model.addAttribute("history", history.ofItself(viewer, view.key()));
    return VIEW;
  }

  static List<OptionView> intents(MessageSource messages) {
    return Intent.answers().stream()
        .map(one -> new OptionView(one.name(), messages.getMessage(one.messageKey(), null, Locale.JAPAN)))
        .toList();
  }

  static Optional<Intent> intent(String typed) {
    return Stream.of(Intent.values()).filter(one -> one.name().equals(typed)).findFirst();
  }

  /** The list as its page is narrowed to. */
  @GetMapping("/participation/{callId}/list.xlsx")
  void excel(
      Viewer viewer, @PathVariable UUID callId,
      @RequestParam(required = false, defaultValue = "") String prefecture, Model model, HttpServletResponse response)
      throws IOException {
    ListQuery<ParticipantColumn> query = query(model);
    lists.excel(
        viewer, table(), query, source(viewer, new CallId(callId), whose(viewer, prefecture), query), response);
  }

  @GetMapping("/participation/{callId}/list.csv")
  void csv(
      Viewer viewer, @PathVariable UUID callId,
      @RequestParam(required = false, defaultValue = "") String prefecture, Model model, HttpServletResponse response)
      throws IOException {
    ListQuery<ParticipantColumn> query = query(model);
    lists.csv(viewer, table(), query, source(viewer, new CallId(callId), whose(viewer, prefecture), query), response);
  }

  /** How the list is narrowed and sorted, on its page and after every act. */
  @ModelAttribute("query")
  ListQuery<ParticipantColumn> query(@PathVariable UUID callId, HttpServletRequest request) {
    List<OptionView> yesNo = List.of(option("yes", "fragments.ticked"), option("no", "fragments.notTicked"));
    String path = "/participation/" + callId;
    return ListQuery.of(
        request, path, path + "/list",
        List.of(
            ListFilter.kept("prefecture"),
            ListFilter.choice(
                "answer", "participation.intent",
                Stream.of(Intent.values()).map(one -> option(one.name(), one.messageKey())).toList()),
            ListFilter.choice(
                "kind", "participation.kind",
                Stream.of(ParticipantKind.values()).map(one -> option(one.name(), one.messageKey())).toList()),
            ListFilter.choice("begun", "participation.begun", yesNo),
            ListFilter.choice("asked", "participation.list.asked", yesNo),
            ListFilter.words("q", "participation.list.words")),
        ParticipantColumn.class, "name");
  }

  @SuppressWarnings("unchecked")
  private static ListQuery<ParticipantColumn> query(Model model) {
    return (ListQuery<ParticipantColumn>) model.getAttribute("query");
  }

  private static ParticipantFilter filter(ListQuery<ParticipantColumn> query) {
    return new ParticipantFilter(
        query.choice("answer", Intent.class), query.choice("kind", ParticipantKind.class), yes(query, "begun"),
        yes(query, "asked"), query.textOrNull("q"));
  }

  private static Boolean yes(ListQuery<ParticipantColumn> query, String filter) {
    return query.text(filter).isEmpty() ? null : Boolean.valueOf(query.text(filter).equals("yes"));
  }

  private CsvDownload.Pages<ListedParticipant, Place> source(
      Viewer viewer, CallId call, PrefectureCode prefecture, ListQuery<ParticipantColumn> query) {
    ParticipantFilter filter = filter(query);
    return (place, size) ->
        participation.page(viewer, call, prefecture, filter, query.column(), query.descending(), place, size);
  }

  private ListTable<ListedParticipant> table() {
    return new ListTable<>(
        "participation.title",
        List.of(
            ListColumn.<ListedParticipant>of("participation.name", one -> one.line().name())
                .sorted(ParticipantColumn.NAME),
            ListColumn.of("participation.kind", one -> text(one.line().kind().messageKey())),
            ListColumn.<ListedParticipant>of("participation.intent", one -> text(one.line().intent().messageKey()))
                .sorted(ParticipantColumn.INTENT)
                .tagged(ParticipationController::tone),
            ListColumn.of(
                "participation.list.holder", one -> one.holderKey() == null ? "" : text(one.holderKey())),
            ListColumn.of("participation.list.since", one -> at(one.since())),
            ListColumn.of("participation.list.next", one -> one.nextOn() == null ? "" : Wareki.date(one.nextOn())),
            ListColumn.<ListedParticipant>of("participation.answeredAt", one -> at(one.line().answeredAt()))
                .sorted(ParticipantColumn.ANSWERED),
            ListColumn.of("participation.answeredBy", one -> one.line().answeredBy()),
            ListColumn.of("participation.note", one -> one.line().note()),
            ListColumn.of(
                "participation.mail",
                one -> one.line().mail().isEmpty() ? text("participation.noMail") : one.line().mail()),
            ListColumn.<ListedParticipant>of(
                    "participation.askedAt",
                    one -> one.line().askedAt() == null ? text("participation.notAsked") : at(one.line().askedAt()))
                .sorted(ParticipantColumn.ASKED)),
        ListedParticipant::place, one -> null, one -> one.line().id().toString(), one -> true);
  }

  private static String tone(ListedParticipant one) {
    return switch (one.line().intent()) {
      case PLANNED -> "tag tag-success";
      case UNANSWERED -> "tag tag-warning";
      default -> "tag";
    };
  }

  private static String at(Instant at) {
    return at == null ? "" : Wareki.dateTime(at);
  }

  private OptionView option(String value, String messageKey) {
    return new OptionView(value, text(messageKey));
  }

  @PostMapping("/participation/{callId}/rows")
  String add(
      Viewer viewer, @PathVariable UUID callId,
      @RequestParam(required = false, defaultValue = "") String prefecture, @ModelAttribute("form") ListForm form,
      Model model, HttpServletResponse response, RedirectAttributes redirect) {
    Act act = begin(viewer, callId, prefecture);
    Outcome<Added> added =
        onTheirWord(viewer, model)
            .then(said -> FreeText.of(model, "form").limit("pasted", form.pasted(), PASTED).outcome())
            .then(fits -> participation.add(viewer, act.call(), act.prefecture(), typed(form.pasted())));
    if (refused(added, "pasted", model, response)) {
      return page(viewer, participation.view(viewer, act.call(), act.prefecture()), model);
    }
    Added done = added.orThrow();
    if (!done.refused().isEmpty()) {
      return refusedRows(viewer, act, done, form, model, response);
    }
    FlashMessages.success(redirect, "participation.flash.added", done.rows());
    return back(act, model, redirect);
  }

  /** Nothing that was pasted is lost: what is no row comes back to be mended, each line with its reason. */
  private String refusedRows(
      Viewer viewer, Act act, Added added, ListForm form, Model model, HttpServletResponse response) {
    response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
    ListForm left =
        new ListForm(
            form.chosen(), form.intent(),
            added.refused().stream().map(RefusedRow::text).collect(Collectors.joining("\n")), form.answerBy());
    BindingResult errors = new BeanPropertyBindingResult(left, "form");
    errors.rejectValue(
        "pasted", "participation.refused.rows", new Object[] {added.rows(), added.refused().size()}, null);
    model.addAttribute("form", left);
    model.addAttribute(BindingResult.MODEL_KEY_PREFIX + "form", errors);
    model.addAttribute("refusedRows", added.refused());
    return page(viewer, participation.view(viewer, act.call(), act.prefecture()), model);
  }

  @PostMapping("/participation/{callId}/take-over")
  String takeOver(
      Viewer viewer, @PathVariable UUID callId,
      @RequestParam(required = false, defaultValue = "") String prefecture, @ModelAttribute("form") ListForm form,
      Model model, HttpServletResponse response, RedirectAttributes redirect) {
    Act act = begin(viewer, callId, prefecture);
    Outcome<Integer> taken =
        onTheirWord(viewer, model).then(said -> participation.takeOver(viewer, act.call(), act.prefecture()));
    if (refused(taken, "pasted", model, response)) {
      return page(viewer, participation.view(viewer, act.call(), act.prefecture()), model);
    }
    FlashMessages.success(redirect, "participation.flash.takenOver", taken.orThrow());
    return back(act, model, redirect);
  }

  @PostMapping("/participation/{callId}/answers")
  String answer(
      Viewer viewer, @PathVariable UUID callId,
      @RequestParam(required = false, defaultValue = "") String prefecture, @ModelAttribute("form") ListForm form,
      Model model, HttpServletResponse response, RedirectAttributes redirect) {
    Act act = begin(viewer, callId, prefecture);
    Optional<Intent> intent = intent(form.intent());
    Outcome<Void> typed =
        FreeText.of(model, "form")
            .refuse(form.chosen().isEmpty(), "chosen", NOBODY_CHOSEN)
            .refuse(intent.isEmpty(), "intent", "participation.refused.intent")
            .outcome();
    return bulk(
        viewer, act, prefecture, typed, "participation.flash.answered", model, response, redirect,
        (call, whose) -> participation.answer(viewer, call, whose, form.chosen(), intent.get()));
  }

  @PostMapping("/participation/{callId}/requests")
  String ask(
      Viewer viewer, @PathVariable UUID callId,
      @RequestParam(required = false, defaultValue = "") String prefecture, @ModelAttribute("form") ListForm form,
      Model model, HttpServletResponse response, RedirectAttributes redirect) {
    Act act = begin(viewer, callId, prefecture);
    return bulk(
        viewer, act, prefecture, chosen(form, model), "participation.flash.asked", model, response, redirect,
        (call, whose) -> participation.ask(viewer, call, whose, form.chosen()));
  }

  @PostMapping("/participation/{callId}/start-requests")
  String askToStart(
      Viewer viewer, @PathVariable UUID callId,
      @RequestParam(required = false, defaultValue = "") String prefecture, @ModelAttribute("form") ListForm form,
      Model model, HttpServletResponse response, RedirectAttributes redirect) {
    Act act = begin(viewer, callId, prefecture);
    return bulk(
        viewer, act, prefecture, chosen(form, model), "participation.flash.askedToStart", model, response, redirect,
        (call, whose) -> participation.askToStart(viewer, call, whose, form.chosen()));
  }

  @PostMapping("/participation/{callId}/removals")
  String remove(
      Viewer viewer, @PathVariable UUID callId,
      @RequestParam(required = false, defaultValue = "") String prefecture, @ModelAttribute("form") ListForm form,
      Model model, HttpServletResponse response, RedirectAttributes redirect) {
    Act act = begin(viewer, callId, prefecture);
    return bulk(
        viewer, act, prefecture, chosen(form, model), "participation.flash.removed", model, response, redirect,
        (call, whose) -> participation.remove(viewer, call, whose, form.chosen()));
  }

  private static Outcome<Void> chosen(ListForm form, Model model) {
    return FreeText.of(model, "form").refuse(form.chosen().isEmpty(), "chosen", NOBODY_CHOSEN).outcome();
  }

  private String bulk(
      Viewer viewer, Act act, String prefecture, Outcome<Void> typed, String doneKey, Model model,
      HttpServletResponse response, RedirectAttributes redirect,
      BiFunction<CallId, PrefectureCode, BulkReport> doing) {
    Outcome<BulkReport> done =
        onTheirWord(viewer, model)
            .then(said -> typed)
            .then(fits -> Outcome.done(doing.apply(act.call(), act.prefecture())));
    if (refused(done, "chosen", model, response)) {
      return page(viewer, participation.view(viewer, act.call(), act.prefecture()), model);
    }
    done.orThrow().say(redirect, messages, doneKey);
    return back(act, model, redirect);
  }

  @PostMapping("/participation/{callId}/term")
  String term(
      Viewer viewer, @PathVariable UUID callId,
      @RequestParam(required = false, defaultValue = "") String prefecture, @ModelAttribute("form") ListForm form,
      Model model, HttpServletResponse response, RedirectAttributes redirect) {
    Act act = begin(viewer, callId, prefecture);
    String written = typed(form.answerBy());
    Optional<LocalDate> day = CalendarYears.parse(written);
    Outcome<Void> done =
        onTheirWord(viewer, model)
            .then(
                said ->
                    FreeText.of(model, "form")
                        .refuse(
                            !written.isBlank() && day.isEmpty(), "answerBy",
                            UnreadDate.reason(written, "participation.refused.date"))
                        .outcome())
            .then(fits -> participation.term(viewer, act.call(), act.prefecture(), day.orElse(null)));
    if (refused(done, "answerBy", model, response)) {
      return page(viewer, participation.view(viewer, act.call(), act.prefecture()), model);
    }
    FlashMessages.success(redirect, "participation.flash.term");
    return back(act, model, redirect);
  }

  @PostMapping("/participation/{callId}/nobody")
  String nobody(
      Viewer viewer, @PathVariable UUID callId,
      @RequestParam(required = false, defaultValue = "") String prefecture, @ModelAttribute("form") ListForm form,
      Model model, HttpServletResponse response, RedirectAttributes redirect) {
    Act act = begin(viewer, callId, prefecture);
    Outcome<Void> done =
        onTheirWord(viewer, model).then(said -> participation.declareNobody(viewer, act.call(), act.prefecture()));
    if (refused(done, null, model, response)) {
      return page(viewer, participation.view(viewer, act.call(), act.prefecture()), model);
    }
    FlashMessages.success(redirect, "participation.flash.nobody");
    return back(act, model, redirect);
  }

  @PostMapping("/participation/{callId}/nobody/withdrawal")
  String somebody(
      Viewer viewer, @PathVariable UUID callId,
      @RequestParam(required = false, defaultValue = "") String prefecture, @ModelAttribute("form") ListForm form,
      Model model, HttpServletResponse response, RedirectAttributes redirect) {
    Act act = begin(viewer, callId, prefecture);
    Outcome<Void> said = onTheirWord(viewer, model);
    if (refused(said, null, model, response)) {
      return page(viewer, participation.view(viewer, act.call(), act.prefecture()), model);
    }
    participation.withdrawNobody(viewer, act.call(), act.prefecture());
    FlashMessages.success(redirect, "participation.flash.somebody");
    return back(act, model, redirect);
  }

  /** An act on a list that can be changed now. */
  private record Act(CallId call, PrefectureCode prefecture) {}

  /** Back to the list as it was shown. */
  private static String back(Act act, Model model, RedirectAttributes redirect) {
    ListQuery<ParticipantColumn> query = query(model);
    query.narrowedBy().forEach(name -> redirect.addAttribute(name, query.text(name)));
    return "redirect:/participation/" + act.call().value();
  }

  private Act begin(Viewer viewer, UUID callId, String prefecture) {
    Act act = new Act(new CallId(callId), whose(viewer, prefecture));
    participation.guard(viewer, act.call(), act.prefecture());
    return act;
  }

  /** Refused, with a word at the field, if the secretariat acts without 代理入力. */
  private Outcome<Void> onTheirWord(Viewer viewer, Model model) {
    if (!viewer.role().isSecretariat() || viewer.proxy().isPresent()) {
      return Outcome.done();
    }
    if (!model.containsAttribute(ProxyErrors.ATTRIBUTE)) {
      ProxyErrors.wordMissing(model, text("participation.refused.proxy"));
    }
    return Outcome.refused("participation.refused.proxy");
  }

  /** Says a refusal on the page that is shown again, at its field unless it stands there already. */
  private static boolean refused(Outcome<?> outcome, String field, Model model, HttpServletResponse response) {
    if (!(outcome instanceof Outcome.Refused<?> refused)) {
      return false;
    }
    response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
    Errors errors = (Errors) model.getAttribute(BindingResult.MODEL_KEY_PREFIX + "form");
    if (!errors.hasErrors() && !model.containsAttribute(ProxyErrors.ATTRIBUTE)) {
      errors.rejectValue(field, refused.messageKey(), refused.arguments().toArray(), null);
    }
    return true;
  }

  private String text(String key) {
    return messages.getMessage(key, null, Locale.JAPAN);
  }

  private static String typed(String typed) {
    return typed == null ? "" : typed;
  }

  /** A prefecture's own; the secretariat names one. */
  private static PrefectureCode whose(Viewer viewer, String prefecture) {
    return viewer
        .prefecture()
        .or(() -> PrefectureCode.all().stream().filter(code -> code.value().equals(prefecture)).findFirst())
        .filter(code -> prefecture.isEmpty() || code.value().equals(prefecture))
        .orElseThrow(() -> new NotFound("prefecture"));
  }
}
