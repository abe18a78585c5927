package jp.banso.inquiries.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import jp.banso.correspondence.CaseNumbers;
import jp.banso.inquiries.DeskHandovers;
import jp.banso.inquiries.InquiryBulk;
import jp.banso.inquiries.InquiryChannel;
import jp.banso.inquiries.InquiryColumn;
import jp.banso.inquiries.InquiryExports;
import jp.banso.inquiries.InquiryFilter;
import jp.banso.inquiries.InquiryId;
import jp.banso.inquiries.InquiryFilter.Due;
import jp.banso.inquiries.InquiryFilter.Shelf;
import jp.banso.inquiries.InquiryHandling;
import jp.banso.inquiries.InquiryLine;
import jp.banso.inquiries.InquiryQueries;
import jp.banso.inquiries.InquiryState;
import jp.banso.inquiries.InquiryView;
import jp.banso.inquiries.Requester;
import jp.banso.inquiries.RequesterKind;
import jp.banso.kernel.BadInput;
import jp.banso.kernel.FiscalYear;
import jp.banso.kernel.Outcome;
import jp.banso.kernel.PrefectureCode;
import jp.banso.kernel.Wareki;
import jp.banso.parties.Viewer;
import jp.banso.parties.web.ListPages;
import jp.banso.platform.database.ListOrder.Place;
import jp.banso.platform.web.BulkReport;
import jp.banso.platform.web.CsvDownload;
import jp.banso.platform.web.FlashMessages;
import jp.banso.platform.web.FreeText;
import jp.banso.platform.web.ListColumn;
import jp.banso.platform.web.ListFilter;
import jp.banso.platform.web.ListQuery;
import jp.banso.platform.web.ListTable;
import jp.banso.platform.web.OptionView;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** 相談の一覧, and what is done with many at once. */
@Controller
class InquiryListController {

  private static final String LIST = "/inquiries";
  private static final String NOBODY = "nobody";
  private static final String MINE = "mine";
  private static final String UNKNOWN = "none";
  private static final String ALL = "all";

  private final InquiryQueries queries;
  private final InquiryHandling handling;
  private final InquiryBulk bulk;
  private final InquiryExports exports;
  private final DeskHandovers handovers;
  private final ListPages lists;
  private final CaseNumbers numbers;
  private final InquiryWords words;
  private final MessageSource messages;

  InquiryListController(
      InquiryQueries queries, InquiryHandling handling, InquiryBulk bulk, InquiryExports exports,
      DeskHandovers handovers, ListPages lists, CaseNumbers numbers, InquiryWords words, MessageSource messages) {
    this.queries = queries;
    this.handling = handling;
    this.bulk = bulk;
    this.exports = exports;
    this.handovers = handovers;
    this.lists = lists;
    this.numbers = numbers;
    this.words = words;
    this.messages = messages;
  }

  @GetMapping(LIST)
  String list(Viewer viewer, HttpServletRequest request, Model model) {
    List<OptionView> colleagues = colleagues(viewer);
    ListQuery<InquiryColumn> query = query(viewer, colleagues, request);
    InquiryFilter filter = filter(viewer, query);
    lists.show(viewer, table(), query, queries.count(viewer, filter), source(viewer, query, filter), model);
    model.addAttribute("tabs", Stream.of("", "ended", ALL).map(one -> tab(query, one)).toList());
    model.addAttribute("colleagues", colleagues);
    model.addAttribute("left", handovers.last(viewer).orElse(null));
    model.addAttribute("mayAct", viewer.proxy().isEmpty());
    model.addAttribute("trail", words.trail());
    return "inquiries/list";
  }

  /** A shelf of the list: where it leads. */
  record Tab(String href, String labelKey, boolean current) {}

  /** The same list whole, for a spreadsheet; back to the list if its purpose does not allow it. */
  @GetMapping(LIST + ".csv")
  String csv(Viewer viewer, HttpServletRequest request, HttpServletResponse response, RedirectAttributes redirect)
      throws IOException {
    ListQuery<InquiryColumn> query = query(viewer, colleagues(viewer), request);
    InquiryFilter filter = filter(viewer, query);
    Outcome<Set<InquiryId>> taken = taken(viewer, filter, redirect);
    if (!taken.isDone()) {
      return "redirect:" + query.href();
    }
    lists.csv(viewer, table(), query, of(taken.orThrow(), source(viewer, query, filter)), response);
    return null;
  }

  /** The same as a workbook. */
  @GetMapping(LIST + ".xlsx")
  String excel(Viewer viewer, HttpServletRequest request, HttpServletResponse response, RedirectAttributes redirect)
      throws IOException {
    ListQuery<InquiryColumn> query = query(viewer, colleagues(viewer), request);
    InquiryFilter filter = filter(viewer, query);
    Outcome<Set<InquiryId>> taken = taken(viewer, filter, redirect);
    if (!taken.isDone()) {
      return "redirect:" + query.href();
    }
    lists.excel(viewer, table(), query, of(taken.orThrow(), source(viewer, query, filter)), response);
    return null;
  }

  private Outcome<Set<InquiryId>> taken(Viewer viewer, InquiryFilter filter, RedirectAttributes redirect) {
    Outcome<Set<InquiryId>> taken = exports.take(viewer, filter);
    if (taken instanceof Outcome.Refused<Set<InquiryId>> refused) {
      FlashMessages.refused(redirect, refused);
    }
    return taken;
  }

  /** Only what was judged: an inquiry may have come since. */
  private static CsvDownload.Pages<InquiryLine, Place> of(
      Set<InquiryId> judged, CsvDownload.Pages<InquiryLine, Place> source) {
    return (after, size) -> {
      List<InquiryLine> kept = new ArrayList<>();
      Place place = after;
      List<InquiryLine> page;
      do {
        page = source.read(place, size);
        page.stream().filter(line -> judged.contains(line.inquiry().id())).forEach(kept::add);
        place = page.isEmpty() ? place : page.get(page.size() - 1).place();
      } while (page.size() == size && kept.size() < size);
      return kept.subList(0, Math.min(size, kept.size()));
    };
  }

  private List<OptionView> colleagues(Viewer viewer) {
    return handling.colleagues(viewer).stream()
        .map(one -> new OptionView(one.id().toString(), one.displayName()))
        .toList();
  }

  private static Tab tab(ListQuery<InquiryColumn> query, String shelf) {
    return new Tab(
        query.with("shelf", shelf), "inquiries.shelf." + (shelf.isEmpty() ? "open" : shelf),
        query.text("shelf").equals(shelf));
  }

  private ListQuery<InquiryColumn> query(Viewer viewer, List<OptionView> colleagues, HttpServletRequest request) {
    InquiryQueries.Choices choices = queries.choices(viewer);
    List<OptionView> holders = new ArrayList<>();
    holders.add(new OptionView(MINE, words.text("inquiries.holder.me")));
    holders.add(new OptionView(NOBODY, words.text("inquiries.holder.nobody")));
    holders.addAll(colleagues);
    List<OptionView> categories = new ArrayList<>();
    categories.add(new OptionView(UNKNOWN, words.text("inquiries.category.none")));
    choices.categories().forEach(name -> categories.add(new OptionView(name, name)));
    List<ListFilter> filters =
        List.of(
            ListFilter.kept("shelf"),
            ListFilter.choice(
                "state", "inquiries.state",
                Stream.of(InquiryState.values()).map(one -> option(one.name(), one.messageKey())).toList()),
            ListFilter.choice("holder", "inquiries.holder", holders),
            ListFilter.choice(
                "due", "inquiries.next",
                Stream.of(Due.values()).map(one -> option(one.name(), one.messageKey())).toList()),
            ListFilter.choice("category", "inquiries.category", categories),
            ListFilter.choice(
                "kind", "inquiries.kind",
                Stream.of(RequesterKind.values()).map(one -> option(one.name(), one.messageKey())).toList()),
            ListFilter.choice(
                "prefecture", "inquiries.prefecture",
                PrefectureCode.all().stream().map(one -> new OptionView(one.value(), one.name())).toList()),
            ListFilter.choice("channel", "inquiries.channel", words.channels(Arrays.asList(InquiryChannel.values()))),
            ListFilter.choice(
                "year", "inquiries.year",
                choices.years().stream().map(one -> new OptionView(one.label(), one.name())).toList()),
            ListFilter.words("q", "inquiries.words"));
    return ListQuery.of(request, LIST, filters, InquiryColumn.class, "due");
  }

  private OptionView option(String value, String messageKey) {
    return new OptionView(value, words.text(messageKey));
  }

  private static InquiryFilter filter(Viewer viewer, ListQuery<InquiryColumn> query) {
    String holder = query.text("holder");
    String category = query.textOrNull("category");
    return new InquiryFilter(
        shelf(query.text("shelf")), query.choice("state", InquiryState.class),
        UNKNOWN.equals(category) ? "" : category, query.choice("kind", RequesterKind.class),
        query.textOrNull("prefecture"), query.choice("channel", InquiryChannel.class),
        FiscalYear.ofLabel(query.text("year")).orElse(null), holder.isEmpty() ? null : !holder.equals(NOBODY),
        takenBy(viewer, holder), query.choice("due", Due.class), query.textOrNull("q"));
  }

  private static Shelf shelf(String name) {
    return switch (name) {
      case "" -> Shelf.OPEN;
      case "ended" -> Shelf.ENDED;
      case ALL -> null;
      default -> throw new BadInput("shelf");
    };
  }

  private static UUID takenBy(Viewer viewer, String holder) {
    return switch (holder) {
      case "", NOBODY -> null;
      case MINE -> viewer.personId();
      default -> UUID.fromString(holder);
    };
  }

  private CsvDownload.Pages<InquiryLine, Place> source(
      Viewer viewer, ListQuery<InquiryColumn> query, InquiryFilter filter) {
    return (place, size) -> queries.page(viewer, filter, query.column(), query.descending(), place, size);
  }

  private ListTable<InquiryLine> table() {
    return new ListTable<>(
        "inquiries.list",
        List.of(
            ListColumn.of("inquiries.subject", this::subject),
            ListColumn.of("inquiries.requester", line -> requester(line.inquiry().requester())),
            ListColumn.<InquiryLine>of("inquiries.receivedAt", line -> Wareki.dateTime(line.inquiry().receivedAt()))
                .sorted(InquiryColumn.RECEIVED),
            ListColumn.<InquiryLine>of("inquiries.state", line -> words.text(line.inquiry().state().messageKey()))
                .tagged(line -> line.inquiry().state().isOpen() ? "tag tag-now" : "tag"),
            ListColumn.of("inquiries.holder", this::holder),
            ListColumn.of("inquiries.since", line -> line.since() == null ? "" : Wareki.dateTime(line.since())),
            ListColumn.of("inquiries.next", line -> line.dueAt() == null ? "" : Wareki.dateTime(line.dueAt())),
            ListColumn.<InquiryLine>of("inquiries.answerDue", this::answerDue)
                .sorted(InquiryColumn.DUE)
                .tagged(line -> line.overdue() ? "tag tag-danger" : null)),
        InquiryLine::place, line -> LIST + "/" + line.inquiry().id().value(),
        line -> line.inquiry().id().value().toString(), line -> line.inquiry().state().isOpen());
  }

  private String subject(InquiryLine line) {
    InquiryView inquiry = line.inquiry();
    String named = words.text("inquiries.line", numbers.shown(inquiry.key()), inquiry.subject());
    return inquiry.unread() ? words.text("inquiries.line.unread", named) : named;
  }

  private String requester(Requester requester) {
    String who =
        Stream.of(requester.organisation(), requester.name())
            .filter(part -> part != null && !part.isBlank())
            .reduce((one, other) -> words.text("inquiries.line", one, other))
            .orElseGet(() -> words.text("inquiries.unknown"));
    return requester.kind() == null
        ? who
        : words.text("inquiries.requester.kind", who, words.text(requester.kind().messageKey()));
  }

  private String holder(InquiryLine line) {
    if (line.holder() != null || !line.inquiry().state().isOpen()) {
      return line.holder();
    }
    return words.text(
        line.inquiry().state() == InquiryState.AT_MINISTRY ? "inquiries.holder.ministry" : "inquiries.holder.desk");
  }

  private String answerDue(InquiryLine line) {
    String due = Wareki.dateTime(line.inquiry().answerDue());
    return line.overdue() ? words.text("inquiries.line.overdue", due) : due;
  }

  /** Hands the chosen to a colleague; nobody leaves them to the desk. */
  @PostMapping(LIST + "/assignee")
  String assign(
      Viewer viewer, @RequestParam(required = false) List<UUID> chosen, @RequestParam(required = false) UUID person,
      @RequestParam(defaultValue = LIST) String here, RedirectAttributes redirect) {
    List<UUID> ids = chosen == null ? List.of() : chosen;
    return said(bulk.assignAll(viewer, ids, person), "inquiries.bulk.assigned", ids, here, redirect);
  }

  /** Ends the chosen without an answer. */
  @PostMapping(LIST + "/ends")
  String end(
      Viewer viewer, @RequestParam(required = false) List<UUID> chosen, @RequestParam(defaultValue = "") String reason,
      @RequestParam(defaultValue = LIST) String here, RedirectAttributes redirect) {
    List<UUID> ids = chosen == null ? List.of() : chosen;
    Outcome<BulkReport> done =
        FreeText.within(reason, FreeText.NOTE)
            .then(fits -> bulk.endAll(viewer, ids, RequesterFields.lines(reason)));
    if (done instanceof Outcome.Refused<BulkReport> refused) {
      FlashMessages.refused(redirect, refused);
      redirect.addFlashAttribute("typedReason", reason);
      redirect.addFlashAttribute("ticked", ids.stream().map(UUID::toString).toList());
      return "redirect:" + place(here);
    }
    return said(done.orThrow(), "inquiries.bulk.ended", ids, here, redirect);
  }

  private String said(BulkReport report, String doneKey, List<UUID> chosen, String here, RedirectAttributes redirect) {
    if (chosen.isEmpty()) {
      FlashMessages.warning(redirect, "inquiries.bulk.nothing");
    } else {
      report.say(redirect, messages, doneKey);
    }
    return "redirect:" + place(here);
  }

  /** Back to the list as it was shown, and nowhere else. */
  private static String place(String here) {
    return here.equals(LIST) || here.startsWith(LIST + "?") ? here : LIST;
  }
}
