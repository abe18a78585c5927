package jp.banso.calls.web;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import jp.banso.calendar.BusinessCalendar;
import jp.banso.calls.CallId;
import jp.banso.calls.CallTerms;
import jp.banso.calls.PrefectureDays;
import jp.banso.calls.PrefectureDays.DaysPage;
import jp.banso.kernel.StaleEdit;
import jp.banso.parties.Viewer;
import jp.banso.platform.web.FlashMessages;
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

/** 庁内期限（締切からの日程） of a prefecture. */
@Controller
class DaysController {

  private static final String PAGE = "/calls/{id}/days";
  private static final String VIEW = "calls/days";

  private final PrefectureDays days;
  private final SetupPages pages;
  private final BusinessCalendar calendar;
  private final Clock clock;

  DaysController(PrefectureDays days, SetupPages pages, BusinessCalendar calendar, Clock clock) {
    this.days = days;
    this.pages = pages;
    this.calendar = calendar;
    this.clock = clock;
  }

  /**
   * A step on the way to the deadline.
   *
   * @param left business days until its day, negative if past
   * @param proposed by the call, null for the deadline itself
   * @param counted back from the deadline, null for the deadline itself
   */
  record Tier(String labelKey, LocalDate day, int left, LocalDate proposed, LocalDate counted) {}

  @GetMapping(PAGE)
  String page(Viewer viewer, @PathVariable UUID id, Model model) {
    DaysPage page = days.page(viewer, new CallId(id));
    return show(page, DaysForm.of(page.days()), model);
  }

  @PostMapping(PAGE)
  String change(
      Viewer viewer, @PathVariable UUID id, @ModelAttribute("form") DaysForm form, BindingResult errors, Model model,
      HttpServletResponse response, RedirectAttributes redirect) {
    CallId call = new CallId(id);
    days.guardChange(viewer, call);
    DaysForm.Typed typed = form.read(errors);
    if (typed != null) {
      days.problems(viewer, call, typed.region(), typed.prefecture())
          .forEach(problem -> TermsReader.reject(problem, errors));
    }
    if (errors.hasErrors()) {
      response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
      return show(days.page(viewer, call), form, model);
    }
    try {
      days.change(viewer, call, form.version(), typed.region(), typed.prefecture()).orThrow();
    } catch (StaleEdit quicker) {
      DaysPage theirs = days.page(viewer, call);
      String view = show(theirs, form.onto(theirs.days().version()), model);
      return form.against(DaysForm.of(theirs.days()), pages::text)
          .orReload("/calls/" + id + "/days")
          .over(view, model, response);
    }
    FlashMessages.success(redirect, "calls.days.saved");
    return "redirect:/calls/" + id + "/days";
  }

  @PostMapping(PAGE + "/reset")
  String reset(Viewer viewer, @PathVariable UUID id, @RequestParam long version, RedirectAttributes redirect) {
    days.reset(viewer, new CallId(id), version);
    FlashMessages.success(redirect, "calls.days.reset.done");
    return "redirect:/calls/" + id + "/days";
  }

  private String show(DaysPage page, DaysForm form, Model model) {
    pages.fill(model, page.call(), "calls.days");
    CallTerms terms = page.call().terms();
    model.addAttribute("page", page);
    model.addAttribute("form", form);
    model.addAttribute(
        "tiers",
        List.of(
            tier(
                "calls.days.tier.region", page.days().regionDueOn(), terms.regionDueOn(), page.counted().regionDueOn()),
            tier(
                "calls.days.tier.prefecture", page.days().prefectureDueOn(), terms.prefectureDueOn(),
                page.counted().prefectureDueOn()),
            tier("calls.term.deadline", terms.deadline(), null, null)));
    return VIEW;
  }

  private Tier tier(String labelKey, LocalDate day, LocalDate proposed, LocalDate counted) {
    return new Tier(labelKey, day, calendar.businessDaysBetween(LocalDate.now(clock), day), proposed, counted);
  }
}
