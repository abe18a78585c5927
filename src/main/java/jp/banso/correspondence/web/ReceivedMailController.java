package jp.banso.correspondence.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;
import jp.banso.correspondence.CaseNumbers;
import jp.banso.correspondence.ReceivedMailColumn;
import jp.banso.correspondence.ReceivedMailFilter;
import jp.banso.correspondence.ReceivedMailFilter.Shelf;
import jp.banso.correspondence.ReceivedMailLine;
import jp.banso.correspondence.OfferedMail;
import jp.banso.correspondence.ReceivedMailPage;
import jp.banso.correspondence.ReceivedMailState;
import jp.banso.correspondence.ReceivedMails;
import jp.banso.correspondence.ReplyAside;
import jp.banso.correspondence.StoredFile;
import jp.banso.kernel.BadInput;
import jp.banso.kernel.Outcome;
import jp.banso.kernel.Wareki;
import jp.banso.parties.Viewer;
import jp.banso.parties.web.ListPages;
import jp.banso.platform.database.ListOrder.Place;
import jp.banso.platform.web.BulkReport;
import jp.banso.platform.web.CsvDownload;
import jp.banso.platform.web.FieldLabel;
import jp.banso.platform.web.FileDownload;
import jp.banso.platform.web.FlashMessages;
import jp.banso.platform.web.FreeText;
import jp.banso.platform.web.ListColumn;
import jp.banso.platform.web.ListFilter;
import jp.banso.platform.web.ListQuery;
import jp.banso.platform.web.ListTable;
import jp.banso.platform.web.OptionView;
import jp.banso.platform.web.Refusals;
import jp.banso.worklist.BulkReassignment;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** 届いたメール: the list, a mail, and what a person does with one that nobody claimed. */
@Controller
class ReceivedMailController {

  private static final String LIST = "/mails";
  private static final String MINE = "mine";
  private static final String NOBODY = "nobody";
  private static final String FILING = "filing";
  private static final String CLOSING = "closing";
  private static final String HANDOVER = "handover";

  private final ReceivedMails received;
  private final CaseNumbers numbers;
  private final ListPages lists;
  private final BulkReassignment bulk;
  private final ObjectProvider<ReplyAside> asides;
  private final MessageSource messages;

  ReceivedMailController(
      ReceivedMails received, CaseNumbers numbers, ListPages lists, BulkReassignment bulk,
      ObjectProvider<ReplyAside> asides, MessageSource messages) {
    this.received = received;
    this.numbers = numbers;
    this.lists = lists;
    this.bulk = bulk;
    this.asides = asides;
    this.messages = messages;
  }

  /** The number of a case, as typed. */
  record FilingForm(@FieldLabel("correspondence.mail.filing.number") String number) {}

  /** Whose work it is now. */
  record HandOverForm(@FieldLabel("correspondence.mail.handover.to") String to) {}

  @GetMapping(LIST)
  String list(Viewer viewer, HttpServletRequest request, Model model) {
    ListQuery<ReceivedMailColumn> query = query(viewer, request);
    ReceivedMailFilter filter = filter(viewer, query);
    lists.show(viewer, table(), query, received.count(viewer, filter), source(viewer, query), model);
    model.addAttribute("tabs", Stream.of(Shelf.values()).map(one -> tab(query, one, filter.shelf())).toList());
    model.addAttribute("shelf", filter.shelf());
    model.addAttribute("colleagues", bulk.colleagues(viewer));
    return "correspondence/mails";
  }

  /** A shelf of the list: where it leads. */
  record Tab(String href, String labelKey, boolean current) {}

  private static Tab tab(ListQuery<ReceivedMailColumn> query, Shelf shelf, Shelf chosen) {
    return new Tab(
        query.with("shelf", shelf.name().toLowerCase(Locale.ROOT)), "correspondence.mail.shelf." + shelf,
        shelf == chosen);
  }

  /** The same list whole, for a spreadsheet. */
  @GetMapping("/mails.csv")
  void csv(Viewer viewer, HttpServletRequest request, HttpServletResponse response) throws IOException {
    ListQuery<ReceivedMailColumn> query = query(viewer, request);
    lists.csv(viewer, table(), query, source(viewer, query), response);
  }

  /** The same as a workbook. */
  @GetMapping("/mails.xlsx")
  void excel(Viewer viewer, HttpServletRequest request, HttpServletResponse response) throws IOException {
    ListQuery<ReceivedMailColumn> query = query(viewer, request);
    lists.excel(viewer, table(), query, source(viewer, query), response);
  }

  private ListQuery<ReceivedMailColumn> query(Viewer viewer, HttpServletRequest request) {
    List<OptionView> holders = new ArrayList<>();
    holders.add(new OptionView(NOBODY, text("correspondence.mail.holder.nobody")));
    holders.add(new OptionView(MINE, text("correspondence.mail.holder.mine")));
    holders.addAll(bulk.colleagues(viewer));
    List<ListFilter> filters =
        List.of(
            ListFilter.kept("shelf"),
            ListFilter.choice(
                "state", "correspondence.mail.state",
                Stream.of(ReceivedMailState.values())
                    .map(one -> new OptionView(one.name(), text("correspondence.mail.state." + one)))
                    .toList()),
            ListFilter.choice("holder", "correspondence.mail.holder", holders),
            ListFilter.words("q", "correspondence.mail.words"),
            ListFilter.day("from", "correspondence.mail.from"), ListFilter.day("until", "correspondence.mail.until"));
    return ListQuery.of(request, LIST, filters, ReceivedMailColumn.class, "-arrived");
  }

  private CsvDownload.Pages<ReceivedMailLine, Place> source(Viewer viewer, ListQuery<ReceivedMailColumn> query) {
    ReceivedMailFilter filter = filter(viewer, query);
    return (place, size) -> received.page(viewer, filter, query.column(), query.descending(), place, size);
  }

  private static ReceivedMailFilter filter(Viewer viewer, ListQuery<ReceivedMailColumn> query) {
    String holder = query.text("holder");
    return new ReceivedMailFilter(
        shelf(query.text("shelf")), query.choice("state", ReceivedMailState.class),
        holder.isEmpty() ? null : !holder.equals(NOBODY), takenBy(viewer, holder), query.textOrNull("q"),
        query.day("from"), query.day("until"));
  }

  private static UUID takenBy(Viewer viewer, String holder) {
    return switch (holder) {
      case "", NOBODY -> null;
      case MINE -> viewer.personId();
      default -> UUID.fromString(holder);
    };
  }

  private static Shelf shelf(String name) {
    return name.isEmpty()
        ? Shelf.OPEN
        : Arrays.stream(Shelf.values())
            .filter(shelf -> shelf.name().toLowerCase(Locale.ROOT).equals(name))
            .findFirst()
            .orElseThrow(() -> new BadInput("shelf"));
  }

  private ListTable<ReceivedMailLine> table() {
    return new ListTable<>(
        "correspondence.mail.list.title",
        List.of(
            ListColumn.of("correspondence.mail.subject", this::subject),
            ListColumn.of(
                "correspondence.mail.sender",
                line -> line.sender().isEmpty() ? text("correspondence.mail.sender.none") : line.sender()),
            ListColumn.<ReceivedMailLine>of(
                    "correspondence.mail.arrivedAt", line -> Wareki.dateTime(line.arrivedAt()))
                .sorted(ReceivedMailColumn.ARRIVED),
            ListColumn.<ReceivedMailLine>of(
                    "correspondence.mail.state", line -> text("correspondence.mail.state." + line.state()))
                .tagged(line -> line.state().isOpen() ? "tag tag-now" : "tag"),
            ListColumn.of("correspondence.mail.holder", this::holder),
            ListColumn.of(
                "correspondence.mail.since", line -> line.since() == null ? "" : Wareki.dateTime(line.since())),
            ListColumn.<ReceivedMailLine>of(
                    "correspondence.mail.case", line -> line.caseKey() == null ? "" : numbers.shown(line.caseKey()))
                .sorted(ReceivedMailColumn.CASE)),
        ReceivedMailLine::place, ReceivedMailLine::href, line -> line.id().toString(), line -> line.state().isOpen());
  }

  private String subject(ReceivedMailLine line) {
    return line.problem() == null
        ? line.subject()
        : messages.getMessage("correspondence.mail.subject.unread", new Object[] {line.subject()}, Locale.JAPAN);
  }

  private String holder(ReceivedMailLine line) {
    if (line.holder() != null) {
      return line.holder();
    }
    return line.state().isOpen()
        ? text("correspondence.mail.holder.nobody")
        : line.decidedBy() == null ? "" : line.decidedBy();
  }

  /** Marks the chosen answers as read. */
  @PostMapping("/mails/readings")
  String readAll(
      Viewer viewer, @RequestParam(required = false) List<UUID> chosen, @RequestParam(defaultValue = LIST) String here,
      RedirectAttributes redirect) {
    BulkReport report = received.readAll(viewer, chosen == null ? List.of() : chosen);
    return said(report, "correspondence.mail.bulk.read", chosen, here, redirect);
  }

  /** Closes the chosen for one reason. */
  @PostMapping("/mails/closings")
  String closeAll(
      Viewer viewer, @RequestParam(required = false) List<UUID> chosen, @RequestParam(defaultValue = LIST) String here,
      @RequestParam(defaultValue = "") String reason, RedirectAttributes redirect) {
    Outcome<BulkReport> done =
        FreeText.within(reason, FreeText.NOTE)
            .then(fits -> received.closeAll(viewer, chosen == null ? List.of() : chosen, reason));
    if (done instanceof Outcome.Refused<BulkReport> refused) {
      FlashMessages.refused(redirect, refused);
      redirect.addFlashAttribute("typedReason", reason);
      redirect.addFlashAttribute("ticked", chosen == null ? List.of() : chosen.stream().map(UUID::toString).toList());
      return "redirect:" + place(here);
    }
    return said(done.orThrow(), "correspondence.mail.bulk.closed", chosen, here, redirect);
  }

  /** Hands the chosen to a clerk. */
  @PostMapping("/mails/assignee")
  String assign(
      Viewer viewer, @RequestParam(required = false) List<UUID> chosen, @RequestParam(required = false) UUID person,
      @RequestParam(defaultValue = LIST) String here, RedirectAttributes redirect) {
    List<UUID> mails = chosen == null || person == null ? List.of() : chosen;
    BulkReport report = bulk.reassignAll(viewer, received.work(viewer, mails), person);
    return said(report, "worklist.bulk.done", mails, here, redirect);
  }

  private String said(
      BulkReport report, String doneKey, List<UUID> chosen, String here, RedirectAttributes redirect) {
    if (chosen == null || chosen.isEmpty()) {
      FlashMessages.warning(redirect, "correspondence.mail.bulk.nothing");
    } else {
      report.say(redirect, messages, doneKey);
    }
    return "redirect:" + place(here);
  }

  /** Back to the list as it was shown, and nowhere else. */
  private static String place(String here) {
    return here.equals(LIST) || here.startsWith(LIST + "?") ? here : LIST;
  }

  private String text(String key) {
    return messages.getMessage(key, null, Locale.JAPAN);
  }

  @GetMapping("/mails/{id}")
  String page(Viewer viewer, @PathVariable UUID id, Model model) {
    ReceivedMailPage page = received.open(viewer, id);
    model.addAttribute("page", page);
    model.addAttribute("asides", page.staff() && page.state().isOpen() ? asides(viewer, id) : List.of());
    if (!model.containsAttribute(FILING)) {
      model.addAttribute(FILING, new FilingForm(page.proposedKey() == null ? "" : numbers.shown(page.proposedKey())));
    }
    if (!model.containsAttribute(CLOSING)) {
      model.addAttribute(CLOSING, new ReasonForm(""));
    }
    if (!model.containsAttribute(HANDOVER)) {
      model.addAttribute(HANDOVER, new HandOverForm(""));
    }
    return "correspondence/mail";
  }

  private List<ReplyAside.Aside> asides(Viewer viewer, UUID id) {
    OfferedMail mail = received.offered(viewer, id);
    return mail.answered().stream()
        .flatMap(asked -> asides.orderedStream().flatMap(one -> one.of(viewer, asked, mail.mail().arrivedAt()).stream()))
        .toList();
  }

  @GetMapping("/mails/{id}/files/{documentId}")
  void file(Viewer viewer, @PathVariable UUID id, @PathVariable UUID documentId, HttpServletResponse response)
      throws IOException {
    StoredFile file = received.file(viewer, id, documentId);
    file.writeTo(FileDownload.to(response, file.fileName()));
  }

  @PostMapping("/mails/{id}/filing")
  String fileOn(
      Viewer viewer, @PathVariable UUID id, @ModelAttribute(FILING) FilingForm form, BindingResult errors, Model model,
      HttpServletResponse response, RedirectAttributes redirect) {
    Outcome<Void> done =
        FreeText.within(form.number(), FreeText.LINE).then(fits -> received.fileOn(viewer, id, form.number()));
    if (Refusals.refused(done, "number", errors, response)) {
      return page(viewer, id, model);
    }
    FlashMessages.success(redirect, "correspondence.flash.mailFiled");
    return "redirect:/mails";
  }

  @PostMapping("/mails/{id}/closing")
  String close(
      Viewer viewer, @PathVariable UUID id, @ModelAttribute(CLOSING) ReasonForm form, BindingResult errors, Model model,
      HttpServletResponse response, RedirectAttributes redirect) {
    Outcome<Void> done = form.within(FreeText.NOTE).then(fits -> received.close(viewer, id, form.reason()));
    if (Refusals.refused(done, "reason", errors, response)) {
      return page(viewer, id, model);
    }
    FlashMessages.success(redirect, "correspondence.flash.mailClosed");
    return "redirect:/mails";
  }

  @PostMapping("/mails/{id}/reading")
  String read(Viewer viewer, @PathVariable UUID id, RedirectAttributes redirect) {
    received.read(viewer, id).orThrow();
    FlashMessages.success(redirect, "correspondence.flash.mailRead");
    return "redirect:/mails";
  }

  @PostMapping("/mails/{id}/handover")
  String handOver(
      Viewer viewer, @PathVariable UUID id, @ModelAttribute(HANDOVER) HandOverForm form, BindingResult errors,
      Model model, HttpServletResponse response, RedirectAttributes redirect) {
    Outcome<Void> done = received.handOver(viewer, id, form.to());
    if (Refusals.refused(done, "to", errors, response)) {
      return page(viewer, id, model);
    }
    FlashMessages.success(redirect, "correspondence.flash.mailHandedOver");
    return "redirect:" + ("".equals(form.to()) ? "/mails/" + id : "/mails");
  }
}
