package jp.banso.calls.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import jp.banso.calendar.BusinessCalendar;
import jp.banso.calls.CallId;
import jp.banso.calls.CallSetup;
import jp.banso.calls.CallView;
import jp.banso.calls.MailTerms.NoticeForwarding;
import jp.banso.calls.PrefectureDays;
import jp.banso.calls.Statements.LateReceipt;
import jp.banso.calls.TermsDraft;
import jp.banso.kernel.FiscalYear;
import jp.banso.kernel.Outcome;
import jp.banso.kernel.StaleEdit;
import jp.banso.parties.Viewer;
import jp.banso.platform.web.AsSeen;
import jp.banso.platform.web.FlashMessages;
import jp.banso.platform.web.LinkView;
import jp.banso.platform.web.OptionView;
import jp.banso.platform.web.Refusals;
import org.springframework.dao.OptimisticLockingFailureException;
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

/** 公募の設定: a new edition, and its terms until they are confirmed. */
@Controller
class SetupController {

  private static final String NEW = "calls/new";
  private static final String TERMS = "calls/terms";

  private final CallSetup setup;
  private final SetupPages pages;
  private final BusinessCalendar calendar;

  SetupController(CallSetup setup, SetupPages pages, BusinessCalendar calendar) {
    this.setup = setup;
    this.pages = pages;
    this.calendar = calendar;
  }

  /** From which edition, into which year. */
  record CopyForm(String source, String year) {}

  @GetMapping("/calls/new")
  String blank(Viewer viewer, Model model) {
    List<CallView> sources = setup.sources(viewer);
    List<FiscalYear> years = setup.years(viewer);
    model.addAttribute(
        "form",
        new CopyForm(
            sources.stream().map(call -> call.id().value().toString()).findFirst().orElse(""),
            years.size() == 1 ? years.get(0).label() : ""));
    return choose(viewer, model);
  }

  @PostMapping("/calls/new")
  String copy(
      Viewer viewer, @ModelAttribute("form") CopyForm form, BindingResult errors, Model model,
      HttpServletResponse response, RedirectAttributes redirect) {
    Optional<CallView> source =
        setup.sources(viewer).stream()
            .filter(call -> call.id().value().toString().equals(form.source()))
            .findFirst();
    Optional<FiscalYear> year = FiscalYear.ofLabel(form.year() == null ? "" : form.year());
    if (source.isEmpty()) {
      errors.rejectValue("source", "calls.setup.refused.source");
    }
    if (year.isEmpty()) {
      errors.rejectValue("year", "calls.setup.refused.fiscalYear");
    }
    if (!errors.hasErrors()) {
      Outcome<CallId> outcome = setup.copy(viewer, source.orElseThrow().id(), year.orElseThrow());
      if (!Refusals.refused(outcome, "year", errors, response)) {
        FlashMessages.success(redirect, "calls.setup.copied");
        return "redirect:/calls/" + outcome.orThrow().value() + "/terms";
      }
    }
    response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
    return choose(viewer, model);
  }

  @GetMapping("/calls/{id}/terms")
  String terms(Viewer viewer, @PathVariable UUID id, Model model) {
    CallView call = setup.editable(viewer, new CallId(id));
    return terms(viewer, call, TermsForm.of(call), model);
  }

  /** @param seen what the page showed, see {@link AsSeen} */
  @PostMapping("/calls/{id}/terms")
  String edit(
      Viewer viewer, @PathVariable UUID id, @ModelAttribute("form") TermsForm form, BindingResult errors,
      @RequestParam(defaultValue = "") String seen, Model model, HttpServletResponse response, RedirectAttributes redirect) {
    CallView call = setup.editable(viewer, new CallId(id));
    TermsDraft draft = form.read(call, errors);
    TermsDraft judged = draft == null ? form.readable(call, errors) : draft;
    if (judged != null) {
      TermsReader.reject(setup.problems(viewer, call.id(), judged), errors);
    }
    if (errors.hasErrors()) {
      response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
      return terms(viewer, call, form.version(), seen, model);
    }
    try {
      setup.edit(viewer, new CallId(id), form.version(), draft).orThrow();
    } catch (StaleEdit | OptimisticLockingFailureException quicker) {
      CallView now = setup.editable(viewer, new CallId(id));
      TermsForm theirs = TermsForm.of(now);
      TermsForm merged = AsSeen.merged(form, theirs, seen, model);
      return merged.against(theirs, this::text, pages::version)
          .orReload("/calls/" + id + "/terms")
          .over(terms(viewer, now, merged, model), model, response);
    }
    FlashMessages.success(redirect, "calls.setup.saved");
    return "redirect:/calls/" + id;
  }

  @PostMapping("/calls/{id}/discard")
  String discard(
      Viewer viewer, @PathVariable UUID id, @RequestParam long version, RedirectAttributes redirect) {
    Outcome<Void> outcome = setup.discard(viewer, new CallId(id), version);
    if (outcome instanceof Outcome.Refused<Void> refused) {
      FlashMessages.refused(redirect, refused);
      return "redirect:/calls/" + id;
    }
    FlashMessages.success(redirect, "calls.setup.discarded");
    return "redirect:/calls";
  }

  private String choose(Viewer viewer, Model model) {
    model.addAttribute(
        "sources",
        setup.sources(viewer).stream()
            .map(
                call ->
                    new OptionView(
                        call.id().value().toString(),
                        pages.text("calls.named", call.fiscalYear().name(), call.title())))
            .toList());
    model.addAttribute(
        "years",
        setup.years(viewer).stream().map(year -> new OptionView(year.label(), year.name())).toList());
    model.addAttribute(
        "trail",
        List.of(new LinkView(text("calls.list.title"), "/calls"), new LinkView(text("calls.setup.new"), null)));
    return NEW;
  }

  /** A form over what is kept now. */
  private String terms(Viewer viewer, CallView call, TermsForm form, Model model) {
    model.addAttribute("form", form);
    return terms(viewer, call, call.version(), AsSeen.of(TermsForm.of(call)), model);
  }

  /** The version goes with what was typed: only who was shown the newer one may save over it. */
  private String terms(Viewer viewer, CallView call, long version, String seen, Model model) {
    pages.fillForms(model, viewer);
    pages.fill(model, call, "calls.setup.terms");
    model.addAttribute("version", version);
    AsSeen.mark(model, seen);
    model.addAttribute("counted", PrefectureDays.countedBack(call, calendar));
    model.addAttribute(
        "forwardings",
        Stream.of(NoticeForwarding.values())
            .map(each -> new OptionView(each.name(), text(each.messageKey())))
            .toList());
    model.addAttribute(
        "lateReceipts",
        Stream.of(LateReceipt.values())
            .map(each -> new OptionView(each.name(), text(each.messageKey())))
            .toList());
    return TERMS;
  }

  private String text(String key) {
    return pages.text(key);
  }
}
