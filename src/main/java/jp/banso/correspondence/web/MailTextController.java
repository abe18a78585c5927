package jp.banso.correspondence.web;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import jp.banso.correspondence.MailTextEditing;
import jp.banso.correspondence.MailTextLibrary;
import jp.banso.correspondence.MailTextLibrary.Preview;
import jp.banso.correspondence.MailTextLibrary.TextPage;
import jp.banso.kernel.FiscalYear;
import jp.banso.kernel.Outcome;
import jp.banso.kernel.StaleEdit;
import jp.banso.parties.Viewer;
import jp.banso.platform.web.AsSeen;
import jp.banso.platform.web.FieldLabel;
import jp.banso.platform.web.FlashMessages;
import jp.banso.platform.web.FreeText;
import jp.banso.platform.web.LinkView;
import jp.banso.platform.web.OptionView;
import jp.banso.platform.web.Refusals;
import org.springframework.context.MessageSource;
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

/** メール文面: what the mails of a year say, and the way to other words. */
@Controller
class MailTextController {

  private static final String LIST = "/mail-texts";
  private static final String TEXT = LIST + "/{year}/{kind}";
  private static final String DRAFT = TEXT + "/draft";
  private static final String VIEW = "correspondence/text";
  private static final String NO_CASE = "";

  private final MailTextLibrary library;
  private final MailTextEditing editing;
  private final MessageSource messages;
  private final Clock clock;

  MailTextController(
      MailTextLibrary library, MailTextEditing editing, MessageSource messages, Clock clock) {
    this.library = library;
    this.editing = editing;
    this.messages = messages;
    this.clock = clock;
  }

  /** Why a text is released, as typed. */
  record ReleaseForm(long version, @FieldLabel("correspondence.text.note") String note) {

    ReleaseForm {
      note = note == null ? "" : note.replace("\r\n", "\n").strip();
    }
  }

  @GetMapping(LIST)
  String list(Viewer viewer, @RequestParam(required = false) Integer year, Model model) {
    int current = FiscalYear.of(clock.instant()).year();
    int shown = year == null ? current : year;
    model.addAttribute("groups", library.groups(viewer, shown));
    model.addAttribute("trail", List.of(new LinkView(text("correspondence.text.list"), null)));
    model.addAttribute("year", shown);
    model.addAttribute("yearName", new FiscalYear(shown).name());
    model.addAttribute(
        "years",
        IntStream.concat(IntStream.rangeClosed(current - 1, current + 1), IntStream.of(shown))
            .sorted()
            .distinct()
            .mapToObj(one -> new OptionView("" + one, new FiscalYear(one).name()))
            .toList());
    return "correspondence/texts";
  }

  @GetMapping(TEXT)
  String page(
      Viewer viewer, @PathVariable int year, @PathVariable String kind,
      @RequestParam(name = "case", defaultValue = NO_CASE) String caseKey, Model model) {
    TextPage page = library.page(viewer, year, kind);
    return show(viewer, year, page, caseKey, new ReleaseForm(page.version(), ""), model);
  }

  @GetMapping(DRAFT)
  String edit(Viewer viewer, @PathVariable int year, @PathVariable String kind, Model model) {
    MailTextForm form =
        MailTextForm.of(editing.version(viewer, year, kind), editing.begun(viewer, year, kind));
    AsSeen.mark(model, AsSeen.of(form));
    return editor(viewer, year, kind, form, model);
  }

  /** @param seen what the page showed, see {@link AsSeen} */
  @PostMapping(DRAFT)
  String save(
      Viewer viewer, @PathVariable int year, @PathVariable String kind, @ModelAttribute("form") MailTextForm form,
      BindingResult errors, @RequestParam(defaultValue = "") String seen, Model model, HttpServletResponse response, RedirectAttributes redirect) {
    if (MailTextForm.refused(editing.problems(viewer, year, kind, form.text()), errors)) {
      response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
      AsSeen.mark(model, seen);
      return editor(viewer, year, kind, form, model);
    }
    try {
      editing.save(viewer, year, kind, form.version(), form.text()).orThrow();
    } catch (StaleEdit quicker) {
      MailTextForm theirs =
          MailTextForm.of(editing.version(viewer, year, kind), editing.begun(viewer, year, kind));
      MailTextForm merged = AsSeen.merged(form, theirs, seen, model);
      AsSeen.mark(model, AsSeen.of(theirs));
      String view = editor(viewer, year, kind, merged.onto(theirs.version()), model);
      return merged.against(theirs, this::text).orReload(address(year, kind) + "/draft").over(view, model, response);
    }
    FlashMessages.success(redirect, "correspondence.text.saved");
    return "redirect:" + address(year, kind);
  }

  @PostMapping(DRAFT + "/shipped")
  String takeShipped(
      Viewer viewer, @PathVariable int year, @PathVariable String kind, @RequestParam long version,
      RedirectAttributes redirect) {
    editing.takeShipped(viewer, year, kind, version);
    FlashMessages.success(redirect, "correspondence.text.saved");
    return "redirect:" + address(year, kind);
  }

  @PostMapping(DRAFT + "/removal")
  String discard(
      Viewer viewer, @PathVariable int year, @PathVariable String kind, @RequestParam long version,
      RedirectAttributes redirect) {
    editing.discard(viewer, year, kind, version);
    FlashMessages.success(redirect, "correspondence.text.discarded");
    return "redirect:" + address(year, kind);
  }

  @PostMapping(TEXT + "/release")
  String release(
      Viewer viewer, @PathVariable int year, @PathVariable String kind, @ModelAttribute("release") ReleaseForm form,
      BindingResult errors, Model model, HttpServletResponse response, RedirectAttributes redirect) {
    Outcome<Void> judged =
        FreeText.of(errors)
            .refuse(form.note().isEmpty(), "note", "correspondence.text.refused.note")
            .limit("note", form.note(), FreeText.NOTE)
            .outcome();
    // whoever may not release is told so before anything typed is judged
    if (judged.isDone() || !library.page(viewer, year, kind).mayRelease()) {
      Outcome<Void> released = editing.release(viewer, year, kind, form.version(), form.note());
      if (!Refusals.refused(released, errors)) {
        FlashMessages.success(redirect, "correspondence.text.released");
        return "redirect:" + address(year, kind);
      }
    }
    response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
    return show(viewer, year, library.page(viewer, year, kind), NO_CASE, form, model);
  }

  @PostMapping(TEXT + "/test")
  String test(
      Viewer viewer, @PathVariable int year, @PathVariable String kind,
      @RequestParam(name = "case", defaultValue = NO_CASE) String caseKey, RedirectAttributes redirect) {
    Outcome<String> sent = editing.test(viewer, year, kind, caseKey);
    FlashMessages.success(redirect, "correspondence.text.test.sent", sent.orThrow());
    return "redirect:" + address(year, kind);
  }

  private String show(
      Viewer viewer, int year, TextPage page, String caseKey, ReleaseForm release, Model model) {
    Preview preview = library.preview(viewer, year, page.line().kind(), caseKey);
    fill(year, page, new LinkView(page.line().title(), null), model);
    model.addAttribute("preview", preview);
    model.addAttribute(
        "cases",
        preview.cases().stream().map(one -> new OptionView(one.key(), one.shown())).toList());
    model.addAttribute("release", release);
    return VIEW;
  }

  private String editor(Viewer viewer, int year, String kind, MailTextForm form, Model model) {
    TextPage page = library.page(viewer, year, kind);
    fill(year, page, new LinkView(text("correspondence.text.edit"), null), model);
    model.addAttribute("form", form);
    return "correspondence/text-edit";
  }

  private void fill(int year, TextPage page, LinkView last, Model model) {
    String own = address(year, page.line().kind());
    model.addAttribute("page", page);
    model.addAttribute("year", year);
    model.addAttribute("yearName", new FiscalYear(year).name());
    model.addAttribute("address", own);
    LinkView list = new LinkView(text("correspondence.text.list"), LIST + "?year=" + year);
    model.addAttribute(
        "trail",
        last.label().equals(page.line().title())
            ? List.of(list, last)
            : List.of(list, new LinkView(page.line().title(), own), last));
  }

  private static String address(int year, String kind) {
    return LIST + "/" + year + "/" + kind;
  }

  private String text(String key) {
    return messages.getMessage(key, null, Locale.JAPAN);
  }
}
