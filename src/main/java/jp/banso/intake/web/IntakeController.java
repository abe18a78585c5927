package jp.banso.intake.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import jp.banso.applications.ApplicationColumn;
import jp.banso.applications.ApplicationFilter;
import jp.banso.applications.ApplicationHolder;
import jp.banso.applications.ApplicationId;
import jp.banso.applications.ApplicationLine;
import jp.banso.applications.ApplicationQueries;
import jp.banso.applications.ApplicationStage;
import jp.banso.applications.ArrivalMeans;
import jp.banso.applications.IntakeService;
import jp.banso.applications.MailSubmission;
import jp.banso.applications.ReceiptQueries;
import jp.banso.applications.ReceiptQueries.Received;
import jp.banso.applications.web.ApplicationTable;
import jp.banso.applications.web.CasePages;
import jp.banso.calls.CallView;
import jp.banso.calls.Calls;
import jp.banso.correspondence.CaseNumbers;
import jp.banso.forms.Answers;
import jp.banso.intake.SubmissionMails;
import jp.banso.kernel.BadInput;
import jp.banso.kernel.CalendarYears;
import jp.banso.kernel.Forbidden;
import jp.banso.kernel.JapanTime;
import jp.banso.kernel.NotFound;
import jp.banso.kernel.Outcome;
import jp.banso.kernel.PrefectureCode;
import jp.banso.kernel.Wareki;
import jp.banso.parties.Viewer;
import jp.banso.parties.web.ListPages;
import jp.banso.platform.database.ListOrder.Place;
import jp.banso.platform.documents.Documents;
import jp.banso.platform.documents.RecordFile;
import jp.banso.platform.mail.MailAddresses;
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
import jp.banso.worklist.BulkReassignment;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** 受付: the secretariat's desk for what came by mail and for what waits for its check. */
@Controller
class IntakeController {

  private static final String PATH = "/intake";
  private static final int PART = 200;
  private static final String WITHOUT_CALL = "redirect:/applications";
  private static final String UNKNOWN_NUMBER = "intake.supersedes.unknown";
  private static final String ADDRESS = "applications.refused.address";
  private static final String ALIKE = "applications.refused.alike";
  private static final String EXTENDED = "applications.refused.extendedChoice";

  private static final String NEWER = "applications.refused.newerArrival";

  /** What only the service can tell, by the field that it is about. */
  private static final Map<String, String> REFUSED_FIELDS =
      Map.of(
          "applications.refused.future", "arrivedOn",
          "applications.refused.notOpen", "arrivedOn",
          "applications.refused.beforeOpening", "arrivedOn",
          "applications.refused.noDesk", "prefecture",
          "applications.refused.supersedes", "supersedes",
          NEWER, "overNewer",
          EXTENDED, "supersedes",
          ALIKE, "supersedes",
          ADDRESS, "senderMail");

  private static final List<ApplicationStage> REPLACEABLE =
      List.of(
          ApplicationStage.DRAFTING, ApplicationStage.REVIEW, ApplicationStage.COMPILED,
          ApplicationStage.SUBMITTED);

  private final IntakeService intake;
  private final ApplicationQueries queries;
  private final Calls calls;
  private final Documents documents;
  private final CaseNumbers numbers;
  private final SubmissionMails mails;
  private final ReceiptQueries receipts;
  private final ApplicationTable table;
  private final ListPages lists;
  private final BulkReassignment bulk;
  private final MessageSource messages;

  IntakeController(
      IntakeService intake, ApplicationQueries queries, Calls calls, Documents documents,
      CaseNumbers numbers, SubmissionMails mails, ReceiptQueries receipts, ApplicationTable table, ListPages lists,
      BulkReassignment bulk, MessageSource messages) {
    this.receipts = receipts;
    this.table = table;
    this.lists = lists;
    this.bulk = bulk;
    this.intake = intake;
    this.queries = queries;
    this.calls = calls;
    this.documents = documents;
    this.numbers = numbers;
    this.mails = mails;
    this.messages = messages;
  }

  /** A mail as typed in: whose, when it arrived, what it replaces. */
  record MailForm(
      @FieldLabel("applications.prefecture") String prefecture,
      @FieldLabel("intake.area") String areaName,
      @FieldLabel("intake.representative") String representativeMail,
      @FieldLabel("intake.means") String means,
      @FieldLabel("intake.sender") String senderMail,
      @FieldLabel("intake.arrivedOn") String arrivedOn,
      @FieldLabel("intake.arrivedAt") String arrivedAt,
      @FieldLabel("intake.supersedes") String supersedes,
      @FieldLabel("intake.standsAlone") Boolean standsAlone,
      @FieldLabel("intake.overNewer") Boolean overNewer,
      @FieldLabel("intake.files") List<MultipartFile> files) {

    MailForm {
      // asked for only when it matters
      standsAlone = Boolean.TRUE.equals(standsAlone);
      overNewer = Boolean.TRUE.equals(overNewer);
      files = files == null ? List.of() : files.stream().filter(file -> !file.isEmpty()).toList();
    }

    static MailForm blank() {
      return new MailForm("", "", "", "", "", "", "", "", false, false, List.of());
    }

    Optional<Instant> arrived() {
      return day().flatMap(day -> time().map(time -> JapanTime.instantOf(day.atTime(time))));
    }

    Optional<ArrivalMeans> arrival() {
      return Stream.of(ArrivalMeans.values())
          .filter(one -> one.isTyped() && one.name().equals(text(means)))
          .findFirst();
    }

    private Optional<LocalDate> day() {
      return CalendarYears.parse(text(arrivedOn));
    }

    private Optional<LocalTime> time() {
      return Wareki.parseTime(text(arrivedAt));
    }

    /** Notes at its field whatever cannot be read, all at once. */
    FreeText judge(BindingResult errors) {
      return FreeText.of(errors)
          .refuse(text(prefecture).isEmpty(), "prefecture", "applications.refused.prefecture")
          .refuse(text(areaName).isBlank(), "areaName", "applications.refused.areaName")
          .limit("areaName", areaName, FreeText.LINE)
          .refuse(arrival().isEmpty(), "means", "intake.refused.means")
          .refuse(!text(senderMail).isBlank() && !isMail(senderMail), "senderMail", ADDRESS)
          .limit("senderMail", senderMail, FreeText.LINE)
          .refuse(
              !text(representativeMail).isBlank() && !isMail(representativeMail),
              "representativeMail", ADDRESS)
          .limit("representativeMail", representativeMail, FreeText.LINE)
          .refuse(day().isEmpty(), "arrivedOn", UnreadDate.reason(arrivedOn, "applications.refused.date"))
          .refuse(time().isEmpty(), "arrivedAt", "applications.refused.time")
          .limit("supersedes", supersedes, FreeText.LINE)
          .refuse(
              files.isEmpty() && arrival().filter(one -> one == ArrivalMeans.TELEPHONE).isEmpty(), "files",
              "applications.refused.noMail")
          .refuse(!files.stream().allMatch(MailForm::isRecord), "files", "parties.proxy.error.file");
    }

    private static boolean isRecord(MultipartFile file) {
      try {
        return RecordFile.fits(file.getOriginalFilename(), file);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    private static boolean isMail(String typed) {
      return MailAddresses.isOne(MailAddresses.plain(typed));
    }
  }

  /** Before the first call there is nothing to receive; the list of applications says so. */
  @GetMapping(PATH)
  String show(Viewer viewer, HttpServletRequest request, Model model) {
    Optional<CallView> call = current(viewer);
    if (call.isEmpty()) {
      return WITHOUT_CALL;
    }
    ListQuery<ApplicationColumn> query = query(request);
    lists.show(
        viewer, waiting(), query, receipts.count(viewer, filter(call.get(), query)), source(viewer, call.get(), query),
        model);
    model.addAttribute("call", call.get());
    model.addAttribute("undecided", mails.undecided(viewer, call.get()));
    model.addAttribute("colleagues", bulk.colleagues(viewer));
    return "intake/intake";
  }

  /** The same list whole, for a spreadsheet. */
  @GetMapping("/intake.csv")
  void csv(Viewer viewer, HttpServletRequest request, HttpServletResponse response) throws IOException {
    CallView call = current(viewer).orElseThrow(() -> new NotFound("call"));
    ListQuery<ApplicationColumn> query = query(request);
    lists.csv(viewer, waiting(), query, source(viewer, call, query), response);
  }

  /** The same as a workbook. */
  @GetMapping("/intake.xlsx")
  void excel(Viewer viewer, HttpServletRequest request, HttpServletResponse response) throws IOException {
    CallView call = current(viewer).orElseThrow(() -> new NotFound("call"));
    ListQuery<ApplicationColumn> query = query(request);
    lists.excel(viewer, waiting(), query, source(viewer, call, query), response);
  }

  /** Hands what is to be done of the chosen to a clerk. */
  @PostMapping("/intake/assignee")
  String assign(
      Viewer viewer, @RequestParam(required = false) List<UUID> chosen, @RequestParam(required = false) UUID person,
      @RequestParam(defaultValue = PATH) String here, RedirectAttributes redirect) {
    CallView call = current(viewer).orElseThrow(() -> new NotFound("call"));
    ApplicationFilter ofCall =
        new ApplicationFilter(call.id().value(), ApplicationStage.SUBMITTED, null, null);
    List<UUID> applications = chosen == null || person == null ? List.of() : chosen;
    BulkReport report = bulk.reassignAll(viewer, receipts.work(viewer, ofCall, applications), person);
    if (applications.isEmpty()) {
      FlashMessages.warning(redirect, "intake.bulk.nothing");
      redirect.addFlashAttribute("ticked", chosen == null ? List.of() : chosen.stream().map(UUID::toString).toList());
    } else {
      report.say(redirect, messages, "worklist.bulk.done");
    }
    return "redirect:" + (here.startsWith(PATH + "?") ? here : PATH);
  }

  private ListQuery<ApplicationColumn> query(HttpServletRequest request) {
    return ListQuery.of(
        request, PATH,
        List.of(
            ListFilter.choice(
                "holder", "applications.board.holderOf",
                Stream.of(ApplicationHolder.PREFECTURE, ApplicationHolder.SECRETARIAT)
                    .map(one -> new OptionView(one.name(), text(one)))
                    .toList()),
            ListFilter.choice("prefecture", "applications.prefecture", prefectures()),
            ListFilter.words("q", "applications.list.words"), ListFilter.day("from", "applications.list.from"),
            ListFilter.day("until", "applications.list.until")),
        ApplicationColumn.class, "received");
  }

  private String text(ApplicationHolder holder) {
    return messages.getMessage(holder.messageKey(), null, Locale.JAPAN);
  }

  private static ApplicationFilter filter(CallView call, ListQuery<ApplicationColumn> query) {
    String prefecture = query.text("prefecture");
    return new ApplicationFilter(
        call.id().value(), ApplicationStage.SUBMITTED, prefecture.isEmpty() ? null : prefecture(prefecture),
        query.textOrNull("q"), null, query.choice("holder", ApplicationHolder.class), query.day("from"),
        query.day("until"));
  }

  private CsvDownload.Pages<Received, Place> source(
      Viewer viewer, CallView call, ListQuery<ApplicationColumn> query) {
    ApplicationFilter filter = filter(call, query);
    return (place, size) -> receipts.page(viewer, filter, query.column(), query.descending(), place, size);
  }

  /** What every list of applications says, with what is to be done, by whom and by when. */
  private ListTable<Received> waiting() {
    List<ListColumn<Received>> columns = new ArrayList<>();
    table.columns().stream()
        .filter(column -> !column.labelKey().equals("applications.nextOn"))
        .forEach(
            column ->
                columns.add(
                    new ListColumn<>(
                        column.labelKey(), column.sortedBy(), one -> column.text().apply(one.line()),
                        one -> column.tone().apply(one.line()), column.onPage())));
    columns.add(ListColumn.of("intake.task", Received::task));
    columns.add(ListColumn.of("intake.assignee", Received::assignee));
    columns.add(
        ListColumn.<Received>of(
            "intake.dueOn",
            one -> {
              LocalDate day = one.dueOn() == null ? one.line().nextOn() : one.dueOn();
              return day == null ? "" : Wareki.date(day);
            }));
    return new ListTable<>(
        "intake.waiting", columns, Received::place, one -> "/applications/" + one.line().id(),
        one -> one.line().id().toString(), one -> one.task() != null);
  }

  @GetMapping("/intake/new")
  String blank(Viewer viewer, Model model) {
    Optional<CallView> call = current(viewer);
    if (call.isEmpty()) {
      return WITHOUT_CALL;
    }
    model.addAttribute("form", MailForm.blank());
    return page(viewer, call.get(), model);
  }

  private String page(Viewer viewer, CallView call, Model model) {
    model.addAttribute("call", call);
    model.addAttribute("prefectures", prefectures());
    model.addAttribute("replaceable", replaceable(viewer, call));
    model.addAttribute(
        "means",
        Stream.of(ArrivalMeans.values())
            .filter(ArrivalMeans::isTyped)
            .map(one -> new OptionView(one.name(), messages.getMessage(one.messageKey(), null, Locale.JAPAN)))
            .toList());
    return "intake/intake-new";
  }

  @PostMapping("/intake")
  String record(
      Viewer viewer, @ModelAttribute("form") MailForm form, BindingResult errors,
      @RequestParam(defaultValue = "record") String act, Model model, HttpServletResponse response,
      RedirectAttributes redirect) {
    CallView call = current(viewer).orElseThrow(() -> new NotFound("call"));
    FreeText judged = form.judge(errors);
    Outcome<String> areaName = intake.areaName(viewer, call, text(form.areaName()));
    String replaced = text(form.supersedes()).strip();
    Optional<ApplicationId> older =
        replaced.isEmpty() ? Optional.empty() : numbered(viewer, call, replaced);
    if (!errors.hasFieldErrors("areaName")) {
      judged.refuse(areaName, "areaName");
    }
    if (!errors.hasFieldErrors("supersedes")) {
      judged.refuse(older.isEmpty() && !replaced.isEmpty(), "supersedes", UNKNOWN_NUMBER);
    }
    Outcome<Optional<ApplicationId>> done =
        judged
            .outcome()
            .then(
                fits -> {
                  MailSubmission mail =
                      mail(form, areaName.orThrow(), call, form.arrived().orElseThrow(), older.orElse(null));
                  return "forward".equals(act)
                      ? intake.forwardPaper(viewer, mail)
                      : intake.recordMail(viewer, mail, form.overNewer()).then(id -> Outcome.done(Optional.of(id)));
                });
    if (CasePages.refused(done, "form", REFUSED_FIELDS, model, response)) {
      model.addAttribute("aloneOffered", form.standsAlone() || isAsked(errors));
      model.addAttribute("overNewerOffered", form.overNewer() || errors.hasFieldErrors("overNewer"));
      return page(viewer, call, model);
    }
    Optional<ApplicationId> recorded = done.orThrow();
    if ("forward".equals(act)) {
      FlashMessages.success(
          redirect, recorded.isPresent() ? "intake.flash.forwarded" : "intake.flash.forwardedLate");
      return "redirect:/intake";
    }
    FlashMessages.success(redirect, "intake.flash.mailRecorded");
    return CasePages.toCase(recorded.orElseThrow().value()) + "/transcript";
  }

  private static boolean isAsked(BindingResult errors) {
    return errors.getFieldErrors("supersedes").stream().anyMatch(error -> EXTENDED.equals(error.getCode()) || ALIKE.equals(error.getCode()));
  }

  private MailSubmission mail(
      MailForm form, String areaName, CallView call, Instant arrivedAt, ApplicationId supersedes) {
    return new MailSubmission(
        call.id(), prefecture(form.prefecture()), areaName,
        MailAddresses.plain(form.representativeMail()), MailAddresses.plain(form.senderMail()), arrivedAt,
        () -> store(form.files()), supersedes, form.standsAlone(), Answers.empty(), form.arrival().orElseThrow());
  }

  private List<UUID> store(List<MultipartFile> files) {
    List<UUID> stored = new ArrayList<>();
    for (MultipartFile file : files) {
      try (var content = file.getInputStream()) {
        stored.add(
            documents
                .store(file.getOriginalFilename(), "application/octet-stream", content)
                .value());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return stored;
  }

  /** The application of the typed number; empty if the viewer's programme has none in this call. */
  private Optional<ApplicationId> numbered(Viewer viewer, CallView call, String typed) {
    String key = numbers.asKey(typed);
    return queries
        .page(viewer, new ApplicationFilter(call.id().value(), null, null, typed), null, PART).stream()
        .filter(line -> line.key().value().equals(key))
        .map(line -> new ApplicationId(line.id()))
        .findFirst();
  }

  private Optional<CallView> current(Viewer viewer) {
    if (!viewer.role().isSecretariat()) {
      throw new Forbidden(viewer.role() + " has no intake");
    }
    return calls.current(viewer.programme());
  }

  /** Proposals only: any other number can be typed. */
  private List<OptionView> replaceable(Viewer viewer, CallView call) {
    Stream<ApplicationLine> standing =
        REPLACEABLE.stream()
            .flatMap(
                stage ->
                    queries
                        .page(viewer, new ApplicationFilter(call.id().value(), stage, null, null), null, PART).stream());
    return Stream.concat(queries.unsubmittedExtended(viewer, call.id(), PART).stream(), standing)
        .limit(PART)
        .map(
            line ->
                new OptionView(
                    numbers.shown(line.key()),
                    line.prefecture().name() + " "
                        + (line.areaName() == null ? line.drafterOrganisation() : line.areaName())))
        .toList();
  }

  private static List<OptionView> prefectures() {
    return PrefectureCode.all().stream().map(code -> new OptionView(code.value(), code.name())).toList();
  }

  static String text(String typed) {
    return typed == null ? "" : typed;
  }

  /** As chosen from a list. */
  static PrefectureCode prefecture(String code) {
    return PrefectureCode.all().stream()
        .filter(prefecture -> prefecture.value().equals(code))
        .findFirst()
        .orElseThrow(() -> new BadInput("prefecture"));
  }
}
