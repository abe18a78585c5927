package jp.banso.composition.web;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.List;
import jp.banso.composition.KeywordEditing;
import jp.banso.composition.KeywordPage;
import jp.banso.kernel.BadInput;
import jp.banso.kernel.FiscalYear;
import jp.banso.kernel.Outcome;
import jp.banso.parties.Viewer;
import jp.banso.platform.web.FieldLabel;
import jp.banso.platform.web.FlashMessages;
import jp.banso.platform.web.FreeText;
import jp.banso.platform.web.Refusals;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** 区分の見立てに使う語 of a fiscal year. */
@Controller
class KeywordController {

  private static final String FORM = "form";
  private static final int LONGEST = 60_000;

  private final KeywordEditing editing;
  private final Clock clock;

  KeywordController(KeywordEditing editing, Clock clock) {
    this.editing = editing;
    this.clock = clock;
  }

  /** The table as typed. */
  record KeywordForm(
      Integer year, Integer version, @FieldLabel("composition.keyword.rows") String rows) {

    int seen() {
      return version == null ? 0 : version;
    }
  }

  @GetMapping("/member-keywords")
  String show(Viewer viewer, @RequestParam(required = false) Integer year, Model model) {
    return page(viewer, year(year), null, model);
  }

  private FiscalYear year(Integer typed) {
    FiscalYear now = FiscalYear.of(clock.instant());
    if (typed == null) {
      return now;
    }
    if (Math.abs(typed - now.year()) > 1) {
      throw new BadInput("fiscal year");
    }
    return new FiscalYear(typed);
  }

  private String page(Viewer viewer, FiscalYear year, KeywordForm form, Model model) {
    KeywordPage page = editing.open(viewer, year);
    model.addAttribute("page", page);
    FiscalYear now = FiscalYear.of(clock.instant());
    model.addAttribute("years", List.of(now, new FiscalYear(now.year() + 1)));
    if (form == null) {
      model.addAttribute(FORM, new KeywordForm(year.year(), page.version(), page.text()));
    }
    return "composition/keywords";
  }

  @PostMapping("/member-keywords")
  String save(
      Viewer viewer, @ModelAttribute(FORM) KeywordForm form, BindingResult errors, Model model,
      HttpServletResponse response, RedirectAttributes redirect) {
    editing.requireEditor(viewer);
    FiscalYear year = year(form.year());
    String rows = form.rows() == null ? "" : form.rows();
    Outcome<Integer> kept =
        FreeText.within(rows, LONGEST).then(fits -> editing.save(viewer, year, form.seen(), rows));
    if (Refusals.refused(kept, "rows", errors, response)) {
      return page(viewer, year, form, model);
    }
    FlashMessages.success(redirect, "composition.keyword.flash.kept", kept.orThrow());
    return back(year, redirect);
  }

  @PostMapping("/member-keywords/discard")
  String discard(Viewer viewer, @ModelAttribute(FORM) KeywordForm form, RedirectAttributes redirect) {
    editing.requireEditor(viewer);
    FiscalYear year = year(form.year());
    editing.discard(viewer, year, form.seen());
    FlashMessages.success(redirect, "composition.keyword.flash.discarded");
    return back(year, redirect);
  }

  @PostMapping("/member-keywords/release")
  String release(Viewer viewer, @ModelAttribute(FORM) KeywordForm form, RedirectAttributes redirect) {
    editing.requireEditor(viewer);
    FiscalYear year = year(form.year());
    Outcome<Void> released = editing.release(viewer, year, form.seen());
    if (released instanceof Outcome.Refused<Void> refused) {
      FlashMessages.refused(redirect, refused);
    } else {
      FlashMessages.success(redirect, "composition.keyword.flash.released");
    }
    return back(year, redirect);
  }

  private static String back(FiscalYear year, RedirectAttributes redirect) {
    redirect.addAttribute("year", year.year());
    return "redirect:/member-keywords";
  }
}
