package jp.banso.inquiries.web;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import jp.banso.inquiries.Callback;
import jp.banso.inquiries.CallbackBoard;
import jp.banso.inquiries.CallbackState;
import jp.banso.inquiries.DeskTotals;
import jp.banso.inquiries.InquiryIntake;
import jp.banso.kernel.AlreadyDone;
import jp.banso.kernel.BadInput;
import jp.banso.parties.Viewer;
import jp.banso.platform.database.ListCount;
import jp.banso.platform.web.FieldLabel;
import jp.banso.platform.web.FlashMessages;
import jp.banso.platform.web.FreeText;
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

/** 折返しの一覧: who waits for our call, and what became of it. */
@Controller
class CallbackController {

  private static final String LIST = "/callbacks";
  private static final String OPEN = "open";
  private static final String SETTLED = "settled";
  private static final int SHOWN = 50;

  private final CallbackBoard board;
  private final DeskTotals totals;
  private final InquiryIntake intake;
  private final InquiryWords words;
  private final Clock clock;

  CallbackController(
      CallbackBoard board, DeskTotals totals, InquiryIntake intake, InquiryWords words, Clock clock) {
    this.board = board;
    this.totals = totals;
    this.intake = intake;
    this.words = words;
    this.clock = clock;
  }

  /** A call that was made, as typed. */
  record AttemptForm(
      @FieldLabel("inquiries.callback.result") String result,
      @FieldLabel("inquiries.callback.note") String note) {

    static final String CONNECTED = "CONNECTED";
    static final String IN_VAIN = "IN_VAIN";
    static final String GIVE_UP = "GIVE_UP";
  }

  /** Both lists begin here; each goes on by itself. */
  @GetMapping(LIST)
  String list(
      Viewer viewer, @RequestParam(defaultValue = "") String shelf, @RequestParam(defaultValue = "") String after,
      Model model) {
    if (!List.of("", OPEN, SETTLED).contains(shelf)) {
      throw new BadInput("shelf");
    }
    if (!shelf.equals(SETTLED)) {
      ListAddress address = address(OPEN, shelf, after);
      List<Callback> open = board.open(viewer, address.place(), SHOWN + 1);
      show("open", open, totals.openCallbacks(viewer), address, model);
      model.addAttribute("holders", board.holders(viewer, open));
    }
    if (!shelf.equals(OPEN)) {
      ListAddress address = address(SETTLED, shelf, after);
      show(
          "settled", board.settled(viewer, address.place(), SHOWN + 1), totals.settledCallbacks(viewer), address, model);
    }
    model.addAttribute("desk", intake.desk(viewer).orElse(null));
    model.addAttribute("now", clock.instant());
    model.addAttribute("trail", words.trail(words.text("inquiries.callback.list")));
    return "inquiries/callbacks";
  }

  private static ListAddress address(String list, String shelf, String after) {
    return ListAddress.of(LIST, Map.of("shelf", list), List.of("due"), "", list.equals(shelf) ? after : "");
  }

  private static void show(String list, List<Callback> found, int total, ListAddress address, Model model) {
    List<Callback> shown = found.subList(0, Math.min(SHOWN, found.size()));
    model.addAttribute(list, shown);
    model.addAttribute(
        list + "Pager",
        address.pager(
            new ListCount(total, false), shown.size(), found.size() > SHOWN ? shown.get(SHOWN - 1).place() : null));
  }

  @GetMapping(LIST + "/{id}")
  String page(Viewer viewer, @PathVariable UUID id, Model model) {
    model.addAttribute("form", new AttemptForm("", ""));
    return show(viewer, board.get(viewer, id), model);
  }

  @PostMapping(LIST + "/{id}")
  String tried(
      Viewer viewer, @PathVariable UUID id, @ModelAttribute("form") AttemptForm form, BindingResult errors, Model model,
      HttpServletResponse response, RedirectAttributes redirect) {
    Callback callback = board.get(viewer, id);
    intake.requireRecording(viewer);
    if (callback.state() != CallbackState.OPEN) {
      throw new AlreadyDone("callback " + callback.key() + " is " + callback.state());
    }
    boolean connected = AttemptForm.CONNECTED.equals(form.result());
    boolean givenUp = AttemptForm.GIVE_UP.equals(form.result());
    String note = RequesterFields.lines(form.note());
    FreeText.of(errors)
        .refuse(
            !connected && !givenUp && !AttemptForm.IN_VAIN.equals(form.result()), "result", "inquiries.refused.result")
        .refuse(connected && note.isEmpty(), "note", "inquiries.refused.talk")
        .refuse(givenUp && note.isEmpty(), "note", "inquiries.refused.reason")
        .limit("note", note, RecordForm.LONGEST);
    if (errors.hasErrors()
        || givenUp && Refusals.refused(board.giveUp(viewer, id, note), "result", errors, response)) {
      response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
      return show(viewer, callback, model);
    }
    if (givenUp) {
      FlashMessages.success(redirect, "inquiries.callback.done.GIVEN_UP");
      return "redirect:" + LIST;
    }
    CallbackState state =
        board.tried(
            viewer, id, connected, note.isEmpty() ? words.text("inquiries.callback.IN_VAIN") : note);
    FlashMessages.success(
        redirect, "inquiries.callback.done." + (state == CallbackState.OPEN ? again(board.get(viewer, id)) : state),
        callback.terms().callbackTries());
    return "redirect:" + LIST;
  }

  private String again(Callback callback) {
    return callback.isPromisedAfter(clock.instant()) ? "EARLY" : callback.isTriedEnough() ? "TRIED_ENOUGH" : "OPEN";
  }

  private String show(Viewer viewer, Callback callback, Model model) {
    model.addAttribute("callback", callback);
    model.addAttribute("early", callback.isPromisedAfter(clock.instant()));
    model.addAttribute("desk", intake.desk(viewer).orElse(null));
    model.addAttribute(
        "results",
        callback.isTriedEnough()
            ? words.options("inquiries.callback.", AttemptForm.CONNECTED, AttemptForm.IN_VAIN, AttemptForm.GIVE_UP)
            : words.options("inquiries.callback.", AttemptForm.CONNECTED, AttemptForm.IN_VAIN));
    model.addAttribute("trail", words.trail(words.text("inquiries.callback")));
    return "inquiries/callback";
  }
}
