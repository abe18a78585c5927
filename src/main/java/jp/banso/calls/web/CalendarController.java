package jp.banso.calls.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import jp.banso.calendar.HolidayComparison;
import jp.banso.calendar.JapaneseHolidays;
import jp.banso.calls.CalendarDesk;
import jp.banso.kernel.BadInput;
import jp.banso.kernel.NotFound;
import jp.banso.kernel.Outcome;
import jp.banso.kernel.Wareki;
import jp.banso.parties.Viewer;
import jp.banso.platform.web.FlashMessages;
import jp.banso.platform.web.OptionView;
import jp.banso.platform.web.Refusals;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** 営業日と休業日: the holidays of a year by rule, and the closing days that are entered. */
@Controller
class CalendarController {

  /** The Cabinet Office's list has 21 KB; a file of another kind is told so before it is read. */
  private static final int LARGEST_LIST = 200_000;

  private static final String VIEW = "calls/calendar";
  private static final String BACK = "redirect:/calendar?year=";

  private final CalendarDesk desk;
  private final Clock clock;

  CalendarController(CalendarDesk desk, Clock clock) {
    this.desk = desk;
    this.clock = clock;
  }

  /** The file as it was chosen; a browser does not show it again. */
  record ListForm(MultipartFile list) {}

  @GetMapping("/calendar")
  String year(Viewer viewer, @RequestParam(required = false) Integer year, Model model) {
    return show(viewer, year, model);
  }

  @PostMapping("/calendar/days")
  String close(
      Viewer viewer, @ModelAttribute("dayForm") ClosingForm form, BindingResult errors,
      @RequestParam(required = false) Integer year, Model model, HttpServletResponse response,
      RedirectAttributes redirect) {
    desk.requireEditor(viewer);
    LocalDate day = form.day(errors);
    if (day == null
        || Refusals.refused(desk.close(viewer, day, form.reason().strip()), "from", errors, response)) {
      response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
      return show(viewer, year, model);
    }
    FlashMessages.success(redirect, "calls.calendar.day.closed");
    return BACK + day.getYear();
  }

  @PostMapping("/calendar/days/back")
  String takeBack(Viewer viewer, @RequestParam LocalDate day, RedirectAttributes redirect) {
    desk.takeBack(viewer, day);
    FlashMessages.success(redirect, "calls.calendar.day.takenBack");
    return BACK + day.getYear();
  }

  /** Shows the days that would be closed before the period is stored. */
  @PostMapping("/calendar/periods")
  String closeYearly(
      Viewer viewer, @ModelAttribute("periodForm") ClosingForm form, BindingResult errors,
      @RequestParam(defaultValue = "false") boolean seen, @RequestParam(required = false) Integer year,
      Model model, HttpServletResponse response, RedirectAttributes redirect) {
    desk.requireEditor(viewer);
    MonthDay[] period = form.period(errors);
    if (period.length == 0 || refused(viewer, period, form, seen, model, errors, response)) {
      response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
      return show(viewer, year, model);
    }
    if (!seen) {
      return "calls/calendar-period";
    }
    FlashMessages.success(redirect, "calls.calendar.period.closed");
    return "redirect:/calendar";
  }

  private boolean refused(
      Viewer viewer, MonthDay[] period, ClosingForm form, boolean seen, Model model, BindingResult errors,
      HttpServletResponse response) {
    if (seen) {
      return Refusals.refused(
          desk.closeYearly(viewer, period[0], period[1], form.reason().strip()), "from", errors, response);
    }
    Outcome<List<LocalDate>> taken = desk.daysTaken(viewer, period[0], period[1]);
    model.addAttribute("daysTaken", taken.isDone() ? taken.orThrow() : List.of());
    return Refusals.refused(taken, "from", errors, response);
  }

  @PostMapping("/calendar/periods/back")
  String openYearly(Viewer viewer, @RequestParam UUID period, RedirectAttributes redirect) {
    desk.openYearly(viewer, period);
    FlashMessages.success(redirect, "calls.calendar.period.takenBack");
    return "redirect:/calendar";
  }

  /** Shows what the Cabinet Office's list would change; the list goes along to the page that takes it over. */
  @PostMapping("/calendar/list")
  String compare(
      Viewer viewer, @ModelAttribute("listForm") ListForm form, BindingResult errors,
      @RequestParam(required = false) Integer year, Model model, HttpServletResponse response)
      throws IOException {
    desk.requireEditor(viewer);
    MultipartFile list = form.list();
    if (list == null || list.isEmpty()) {
      errors.rejectValue("list", "calls.calendar.list.missing");
    } else if (list.getSize() > LARGEST_LIST) {
      errors.rejectValue("list", "calls.calendar.list.tooLarge");
    } else {
      byte[] bytes = list.getBytes();
      Outcome<HolidayComparison> found = desk.compare(viewer, bytes);
      if (!Refusals.refused(found, "list", errors, response)) {
        model.addAttribute("comparison", found.orThrow());
        model.addAttribute("list", Base64.getEncoder().encodeToString(bytes));
        return "calls/calendar-list";
      }
    }
    response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
    return show(viewer, year, model);
  }

  @PostMapping("/calendar/list/take-over")
  String takeOver(
      Viewer viewer, @ModelAttribute("listForm") ListForm form, BindingResult errors,
      @RequestParam("days") String days, Model model, HttpServletResponse response,
      RedirectAttributes redirect) {
    desk.requireEditor(viewer);
    Outcome<HolidayComparison> found = desk.takeOver(viewer, decoded(days));
    if (Refusals.refused(found, "list", errors, response)) {
      return show(viewer, null, model);
    }
    HolidayComparison taken = found.orThrow();
    FlashMessages.success(
        redirect, "calls.calendar.list.takenOver", taken.closed().size(), taken.worked().size(),
        taken.takenBack().size());
    return "redirect:/calendar";
  }

  private static byte[] decoded(String list) {
    try {
      return Base64.getDecoder().decode(list);
    } catch (IllegalArgumentException e) {
      throw new BadInput("the list is not what the page sent");
    }
  }

  /** The page with the forms as they were typed; whoever edits a year goes on seeing that year. */
  private String show(Viewer viewer, Integer asked, Model model) {
    int year = asked == null ? thisYear() : asked;
    if (year < JapaneseHolidays.FIRST_YEAR || year > JapaneseHolidays.LAST_YEAR) {
      throw new NotFound("holidays of " + year);
    }
    for (String form : List.of("dayForm", "periodForm")) {
      if (!model.containsAttribute(form)) {
        model.addAttribute(form, ClosingForm.blank());
      }
    }
    if (!model.containsAttribute("listForm")) {
      model.addAttribute("listForm", new ListForm(null));
    }
    model.addAttribute("days", desk.daysOf(viewer, year));
    model.addAttribute("periods", desk.yearly(viewer));
    model.addAttribute("changes", desk.changes(viewer));
    model.addAttribute("mayEdit", desk.mayEdit(viewer));
    model.addAttribute("year", year);
    model.addAttribute("yearName", Wareki.year(year));
    model.addAttribute("years", years(year));
    return VIEW;
  }

  /** Last year to the year after the next, and the one that is shown. */
  private List<OptionView> years(int shown) {
    return IntStream.concat(
            IntStream.of(shown), IntStream.rangeClosed(thisYear() - 1, thisYear() + 2))
        .distinct()
        .sorted()
        .mapToObj(year -> new OptionView("" + year, Wareki.year(year)))
        .toList();
  }

  private int thisYear() {
    return LocalDate.now(clock).getYear();
  }
}
