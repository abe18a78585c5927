package jp.banso.inquiries.web;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import jp.banso.inquiries.CallbackBoard;
import jp.banso.inquiries.DeskHandover;
import jp.banso.inquiries.DeskHandovers;
import jp.banso.inquiries.DeskHandovers.Line;
import jp.banso.inquiries.DeskHandovers.Note;
import jp.banso.inquiries.DeskTotals;
import jp.banso.inquiries.InquiryBulk;
import jp.banso.inquiries.InquiryHandling;
import jp.banso.kernel.BadInput;
import jp.banso.kernel.Outcome;
import jp.banso.kernel.StaleEdit;
import jp.banso.parties.Viewer;
import jp.banso.platform.database.ListCount;
import jp.banso.platform.web.BulkReport;
import jp.banso.platform.web.FieldLabel;
import jp.banso.platform.web.FlashMessages;
import jp.banso.platform.web.FreeText;
import jp.banso.platform.web.ListAddress;
import jp.banso.platform.web.OptionView;
import jp.banso.platform.web.TypedRows;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** 引継ぎ: what the desk leaves at the end of its day. */
@Controller
class HandoverController {

  private static final String PAGE = "/inquiries/handover";
  private static final int SHOWN = 100;

  private final DeskHandovers handovers;
  private final DeskTotals totals;
  private final InquiryHandling handling;
  private final InquiryBulk bulk;
  private final CallbackBoard callbacks;
  private final InquiryWords words;
  private final MessageSource messages;
  private final Clock clock;

  HandoverController(
      DeskHandovers handovers, DeskTotals totals, InquiryHandling handling, InquiryBulk bulk, CallbackBoard callbacks,
      InquiryWords words, MessageSource messages, Clock clock) {
    this.handovers = handovers;
    this.totals = totals;
    this.handling = handling;
    this.bulk = bulk;
    this.callbacks = callbacks;
    this.words = words;
    this.messages = messages;
    this.clock = clock;
  }

  /** Who comes next, and what they are to know, as typed. */
  record DayForm(
      long version, @FieldLabel("inquiries.handover.successor") String successor,
      @FieldLabel("inquiries.handover.dayNote") String note) {

    static DayForm of(DeskHandover prepared) {
      return prepared == null
          ? new DayForm(-1, "", "")
          : new DayForm(
              prepared.version(), Objects.toString(prepared.successor(), ""), Objects.toString(prepared.note(), ""));
    }

    DayForm onto(DayForm theirs) {
      return new DayForm(theirs.version(), successor, note);
    }
  }

  /** The note of one case as typed, with what its page showed. */
  record Row(UUID id, String was, @FieldLabel("inquiries.handover.note") String note) {

    Note read() {
      if (id == null) {
        throw new BadInput("row");
      }
      return new Note(id, RequesterFields.lines(was), RequesterFields.lines(note));
    }
  }

  /** All of them. */
  record RowsForm(@FieldLabel("fragments.rows.row") List<Row> rows) {
    RowsForm {
      rows = TypedRows.of(rows, new Row(null, "", ""));
    }
  }

  @GetMapping(PAGE)
  String page(Viewer viewer, @RequestParam(defaultValue = "") String after, Model model) {
    ListAddress address = address(after);
    List<Line> found = handovers.open(viewer, address.place(), SHOWN + 1);
    List<Line> open = found.subList(0, Math.min(SHOWN, found.size()));
    DeskHandover prepared = handovers.prepared(viewer).orElse(null);
    if (!model.containsAttribute("day")) {
      model.addAttribute("day", DayForm.of(prepared));
    }
    if (!model.containsAttribute("rowsForm")) {
      model.addAttribute("rowsForm", new RowsForm(open.stream().map(HandoverController::row).toList()));
    }
    model.addAttribute("open", open);
    model.addAttribute("after", after);
    model.addAttribute(
        "pager",
        address.pager(
            new ListCount(totals.openInquiries(viewer), false), open.size(),
            found.size() > SHOWN ? open.get(SHOWN - 1).line().place() : null));
    model.addAttribute("prepared", prepared);
    model.addAttribute("last", handovers.last(viewer).orElse(null));
    model.addAttribute("closing", handovers.nextClosing(viewer).orElse(null));
    model.addAttribute("callbacks", callbacks.open(viewer, null, SHOWN));
    model.addAttribute("callbacksTotal", totals.openCallbacks(viewer));
    model.addAttribute(
        "colleagues",
        handling.colleagues(viewer).stream()
            .map(one -> new OptionView(one.id().toString(), one.displayName()))
            .toList());
    model.addAttribute("mayAct", viewer.proxy().isEmpty());
    model.addAttribute("now", clock.instant());
    model.addAttribute("trail", words.trail(words.text("inquiries.handover")));
    return "inquiries/handover";
  }

  private static ListAddress address(String after) {
    return ListAddress.of(PAGE, Map.of(), List.of("due"), "", after);
  }

  private static Row row(Line line) {
    String note = Objects.toString(line.note(), "");
    return new Row(line.line().inquiry().id().value(), note, note);
  }

  /** Keeps the notes, and hands the chosen to a colleague if that was asked for. */
  @PostMapping(PAGE)
  String keep(
      Viewer viewer, @ModelAttribute("rowsForm") RowsForm form, BindingResult errors,
      @RequestParam(required = false) List<UUID> chosen, @RequestParam(required = false) UUID person,
      @RequestParam(defaultValue = "") String act, @RequestParam(defaultValue = "") String after, HttpServletResponse response, Model model,
      RedirectAttributes redirect) {
    handling.requireDesk(viewer);
    FreeText text = FreeText.of(errors);
    for (int i = 0; i < form.rows().size(); i++) {
      text.limit("rows[" + i + "].note", form.rows().get(i).note(), FreeText.NOTE);
    }
    List<UUID> ids = chosen == null ? List.of() : chosen;
    if (errors.hasErrors()) {
      response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
      model.addAttribute("typed", typed(form.rows().stream().map(Row::read).toList()));
      model.addAttribute("ticked", ids.stream().map(UUID::toString).toList());
      return page(viewer, after, model);
    }
    List<Note> notes = form.rows().stream().map(Row::read).toList();
    BulkReport noted = handovers.note(viewer, notes);
    if (noted.failed() > 0) {
      redirect.addFlashAttribute("typed", typed(notes));
    }
    if (!act.equals("assign")) {
      noted.say(redirect, messages, "inquiries.handover.noted");
    } else if (ids.isEmpty()) {
      FlashMessages.warning(redirect, "inquiries.bulk.nothing");
    } else {
      both(noted, bulk.assignAll(viewer, ids, person)).say(redirect, messages, "inquiries.handover.assigned");
    }
    return "redirect:" + (after.isEmpty() ? PAGE : address(after).here());
  }

  /** How many were handed over; what failed of notes is said beside it. */
  private static BulkReport both(BulkReport noted, BulkReport assigned) {
    Map<String, Integer> failures = new LinkedHashMap<>(assigned.failures());
    noted.failures().forEach((why, count) -> failures.merge(why, count, Integer::sum));
    Map<String, List<String>> names = new LinkedHashMap<>(assigned.names());
    noted.names().forEach((why, which) -> names.computeIfAbsent(why, key -> new ArrayList<>()).addAll(which));
    return new BulkReport(assigned.done(), failures, names);
  }

  /** What was typed and not kept, by the case. */
  private static Map<String, String> typed(List<Note> notes) {
    Map<String, String> typed = new LinkedHashMap<>();
    notes.stream()
        .filter(note -> !note.text().equals(note.was()))
        .forEach(note -> typed.put(note.inquiry().toString(), note.text()));
    return typed;
  }

  @PostMapping(PAGE + "/day")
  String prepare(
      Viewer viewer, @ModelAttribute("day") DayForm form, BindingResult errors, Model model,
      HttpServletResponse response, RedirectAttributes redirect) {
    handling.requireDesk(viewer);
    String note = RequesterFields.linesOrNull(form.note());
    UUID successor = successor(form.successor());
    FreeText.of(errors).limit("note", note, FreeText.NOTE);
    try {
      Outcome<Void> done =
          errors.hasErrors() ? null : handovers.prepare(viewer, form.version(), successor, note);
      if (done instanceof Outcome.Refused<Void> refused) {
        errors.rejectValue("successor", refused.messageKey());
      }
    } catch (StaleEdit quicker) {
      model.addAttribute("day", form.onto(DayForm.of(handovers.prepared(viewer).orElse(null))));
      model.addAttribute("changed", true);
      response.setStatus(HttpStatus.CONFLICT.value());
      return page(viewer, "", model);
    }
    if (errors.hasErrors()) {
      response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
      return page(viewer, "", model);
    }
    FlashMessages.success(redirect, "inquiries.handover.prepared");
    return "redirect:" + PAGE;
  }

  private static UUID successor(String typed) {
    try {
      return typed == null || typed.isEmpty() ? null : UUID.fromString(typed);
    } catch (IllegalArgumentException e) {
      throw new BadInput("successor");
    }
  }

  @PostMapping(PAGE + "/reading")
  String read(
      Viewer viewer, @RequestParam(required = false) UUID handover, RedirectAttributes redirect) {
    handovers.read(viewer, handover);
    FlashMessages.success(redirect, "inquiries.handover.read");
    return "redirect:" + PAGE;
  }
}
