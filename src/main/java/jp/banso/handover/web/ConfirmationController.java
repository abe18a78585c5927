package jp.banso.handover.web;

import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.util.List;
import jp.banso.handover.ConfirmationBoard;
import jp.banso.handover.ConfirmationBoard.Line;
import jp.banso.handover.ConfirmationBoard.State;
import jp.banso.kernel.FiscalYear;
import jp.banso.kernel.Outcome;
import jp.banso.kernel.Wareki;
import jp.banso.parties.Viewer;
import jp.banso.platform.web.BulkReport;
import jp.banso.platform.web.FieldLabel;
import jp.banso.platform.web.FlashMessages;
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

/** 担当課の確認状況 of the 47 desks. */
@Controller
class ConfirmationController {

  private static final String VIEW = "handover/desk-confirmations";

  private final ConfirmationBoard board;
  private final MessageSource messages;

  ConfirmationController(ConfirmationBoard board, MessageSource messages) {
    this.board = board;
    this.messages = messages;
  }

  /** The day on which the desks of a year are asked, as typed. */
  record DayForm(Integer year, @FieldLabel("handover.desk.askOn") String askOn) {}

  @GetMapping("/desk-confirmations")
  String show(Viewer viewer, @RequestParam(required = false) Integer year, Model model) {
    FiscalYear shown = board.year(viewer, year);
    model.addAttribute("form", new DayForm(shown.year(), board.askOn(viewer, shown).map(Wareki::date).orElse("")));
    return show(viewer, shown, model);
  }

  @PostMapping("/desk-confirmations/day")
  String setDay(
      Viewer viewer, @ModelAttribute("form") DayForm form, BindingResult errors, Model model,
      HttpServletResponse response, RedirectAttributes redirect) {
    board.requireDaySetter(viewer);
    FiscalYear year = board.year(viewer, form.year());
    LocalDate day = Days.read(errors, "askOn", form.askOn());
    if (day != null && board.setDay(viewer, year, day) instanceof Outcome.Refused<Void> refused) {
      errors.rejectValue("askOn", refused.messageKey(), refused.arguments().toArray(), null);
    }
    if (errors.hasErrors()) {
      response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
      return show(viewer, year, model);
    }
    FlashMessages.success(redirect, "handover.desk.flash.daySet", Wareki.date(day));
    redirect.addAttribute("year", year.year());
    return "redirect:/desk-confirmations";
  }

  @PostMapping("/desk-confirmations/reminders")
  String remind(
      Viewer viewer, @RequestParam(required = false) Integer year, @RequestParam(required = false) List<String> chosen,
      RedirectAttributes redirect) {
    FiscalYear asked = board.year(viewer, year);
    BulkReport report = board.remind(viewer, asked, chosen == null ? List.of() : chosen);
    report.say(redirect, messages, "handover.desk.flash.reminded");
    redirect.addAttribute("year", asked.year());
    return "redirect:/desk-confirmations";
  }

  private String show(Viewer viewer, FiscalYear year, Model model) {
    List<Line> lines = board.lines(viewer, year);
    model.addAttribute("year", year);
    model.addAttribute("years", board.years(viewer));
    model.addAttribute("lines", lines);
    model.addAttribute("toAsk", board.toAsk(viewer, year));
    model.addAttribute("asked", lines.stream().anyMatch(line -> line.state() != State.NOT_ASKED));
    model.addAttribute("notAsked", lines.stream().filter(line -> line.state() == State.NOT_ASKED).count());
    model.addAttribute("open", lines.stream().filter(line -> line.state() == State.OPEN).count());
    model.addAttribute(
        "confirmed",
        lines.stream().filter(line -> line.state() == State.UNCHANGED || line.state() == State.CORRECTED).count());
    model.addAttribute("failed", lines.stream().filter(line -> "FAILED".equals(line.sent())).count());
    model.addAttribute("maySetDay", board.maySetDay(viewer));
    return VIEW;
  }
}
