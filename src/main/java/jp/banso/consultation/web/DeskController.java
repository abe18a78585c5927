package jp.banso.consultation.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;
import jp.banso.consultation.DeskId;
import jp.banso.consultation.DeskReading;
import jp.banso.consultation.DeskSetup;
import jp.banso.consultation.DeskTerms;
import jp.banso.consultation.DeskTerms.Channels;
import jp.banso.consultation.DeskView;
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

/** 相談窓口の条件: what the desk of a year is, and the way to another. */
@Controller
class DeskController {

  private static final String LIST = "/desk-terms";
  private static final String PAGE = LIST + "/{id}";

  private final DeskReading reading;
  private final DeskSetup setup;
  private final MessageSource messages;

  DeskController(DeskReading reading, DeskSetup setup, MessageSource messages) {
    this.reading = reading;
    this.setup = setup;
    this.messages = messages;
  }

  /** For which year a draft is begun. */
  record BeginForm(@FieldLabel("consultation.desk.begin.year") String deskYear) {}

  /** Why a draft is released, as typed. */
  record ReleaseForm(long version, @FieldLabel("consultation.desk.note") String note) {

    ReleaseForm {
      note = note == null ? "" : note.replace("\r\n", "\n").strip();
    }
  }

  @GetMapping(LIST)
  String list(Viewer viewer, Model model) {
    model.addAttribute("desks", reading.all(viewer));
    model.addAttribute("trail", List.of(new LinkView(text("consultation.desk.list"), null)));
    return "consultation/desks";
  }

  @GetMapping(PAGE)
  String page(Viewer viewer, @PathVariable UUID id, Model model) {
    DeskView desk = reading.get(viewer, new DeskId(id));
    return show(viewer, desk, new BeginForm(""), new ReleaseForm(desk.version(), ""), model);
  }

  @PostMapping(PAGE + "/drafts")
  String begin(
      Viewer viewer, @PathVariable UUID id, @ModelAttribute("begin") BeginForm form, BindingResult errors, Model model,
      HttpServletResponse response, RedirectAttributes redirect) {
    DeskView desk = reading.get(viewer, new DeskId(id));
    FiscalYear year = FiscalYear.ofLabel(form.deskYear() == null ? "" : form.deskYear()).orElse(null);
    Outcome<DeskId> begun = setup.begin(viewer, desk.id(), year);
    if (Refusals.refused(begun, "deskYear", errors, response)) {
      return show(viewer, desk, form, new ReleaseForm(desk.version(), ""), model);
    }
    FlashMessages.success(redirect, "consultation.desk.begun");
    return "redirect:" + address(begun.orThrow()) + "/edit";
  }

  @GetMapping(PAGE + "/edit")
  String edit(Viewer viewer, @PathVariable UUID id, Model model) {
    DeskView desk = setup.editable(viewer, new DeskId(id));
    return editor(desk, DeskForm.of(desk), model);
  }

  /** @param seen what the page showed, see {@link AsSeen} */
  @PostMapping(PAGE + "/edit")
  String save(
      Viewer viewer, @PathVariable UUID id, @ModelAttribute("form") DeskForm form, BindingResult errors,
      @RequestParam(defaultValue = "") String seen, Model model, HttpServletResponse response,
      RedirectAttributes redirect) {
    DeskView desk = setup.editable(viewer, new DeskId(id));
    DeskTerms terms = form.read(errors);
    DeskTerms judged = terms == null ? form.readable(desk, errors) : terms;
    if (judged != null) {
      DeskForm.reject(setup.problems(viewer, desk.id(), judged), errors);
    }
    if (errors.hasErrors()) {
      response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
      return editor(desk, form.version(), seen, model);
    }
    try {
      setup.edit(viewer, desk.id(), form.version(), terms).orThrow();
    } catch (StaleEdit | OptimisticLockingFailureException quicker) {
      DeskView now = setup.editable(viewer, desk.id());
      DeskForm theirs = DeskForm.of(now);
      DeskForm merged = AsSeen.merged(form, theirs, seen, model);
      return merged.against(theirs, this::text)
          .orReload(address(desk.id()) + "/edit")
          .over(editor(now, merged, model), model, response);
    }
    FlashMessages.success(redirect, "consultation.desk.saved");
    return "redirect:" + address(desk.id());
  }

  @PostMapping(PAGE + "/asking")
  String ask(Viewer viewer, @PathVariable UUID id, @RequestParam long version, RedirectAttributes redirect) {
    Outcome<Void> asked = setup.ask(viewer, new DeskId(id), version);
    if (asked instanceof Outcome.Refused<Void> refused) {
      FlashMessages.refused(redirect, refused);
    } else {
      FlashMessages.success(redirect, "consultation.desk.asked");
    }
    return "redirect:" + address(new DeskId(id));
  }

  @PostMapping(PAGE + "/release")
  String release(
      Viewer viewer, @PathVariable UUID id, @RequestParam long version,
      @ModelAttribute("release") ReleaseForm form, BindingResult errors, Model model, HttpServletResponse response,
      RedirectAttributes redirect) {
    Outcome<Void> judged =
        FreeText.of(errors)
            .refuse(form.note().isEmpty(), "note", "consultation.desk.refused.note")
            .limit("note", form.note(), FreeText.NOTE)
            .outcome();
    // whoever may not release is told so before anything typed is judged
    if (judged.isDone() || !setup.mayRelease(viewer, new DeskId(id))) {
      Outcome<Void> released = setup.release(viewer, new DeskId(id), version, form.note());
      if (!Refusals.refused(released, errors)) {
        FlashMessages.success(redirect, "consultation.desk.released");
        return "redirect:" + address(new DeskId(id));
      }
    }
    response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
    return show(viewer, reading.get(viewer, new DeskId(id)), new BeginForm(""), form, model);
  }

  @PostMapping(PAGE + "/discard")
  String discard(Viewer viewer, @PathVariable UUID id, @RequestParam long version, RedirectAttributes redirect) {
    setup.discard(viewer, new DeskId(id), version);
    FlashMessages.success(redirect, "consultation.desk.discarded");
    return "redirect:" + LIST;
  }

  private String show(Viewer viewer, DeskView desk, BeginForm begin, ReleaseForm release, Model model) {
    fill(desk, text("consultation.desk.named", desk.year().name(), desk.edition()), model);
    model.addAttribute("mayEdit", setup.mayEdit(viewer));
    model.addAttribute("mayRelease", setup.mayRelease(viewer, desk.id()));
    model.addAttribute(
        "years",
        setup.years(viewer, desk.id()).stream()
            .map(
                year ->
                    new OptionView(
                        year.label(),
                        year.equals(desk.year()) ? text("consultation.desk.begin.same", year.name()) : year.name()))
            .toList());
    model.addAttribute("changes", desk.isDraft() ? setup.changes(viewer, desk.id()) : List.of());
    model.addAttribute("releasing", desk.isDraft() ? setup.releasing(viewer, desk.id()) : "");
    model.addAttribute("begin", begin);
    model.addAttribute("release", release);
    return "consultation/desk";
  }

  /** A form over what is kept now. */
  private String editor(DeskView desk, DeskForm form, Model model) {
    model.addAttribute("form", form);
    return editor(desk, desk.version(), AsSeen.of(DeskForm.of(desk)), model);
  }

  /** The version goes with what was typed: only who was shown the newer one may save over it. */
  private String editor(DeskView desk, long version, String seen, Model model) {
    fill(desk, text("consultation.desk.edit"), model);
    model.addAttribute("version", version);
    AsSeen.mark(model, seen);
    model.addAttribute(
        "channels",
        Stream.of(Channels.values()).map(each -> new OptionView(each.name(), text(each.messageKey()))).toList());
    return "consultation/desk-edit";
  }

  private void fill(DeskView desk, String last, Model model) {
    String named = text("consultation.desk.named", desk.year().name(), desk.edition());
    LinkView list = new LinkView(text("consultation.desk.list"), LIST);
    model.addAttribute("desk", desk);
    model.addAttribute("address", address(desk.id()));
    model.addAttribute(
        "trail",
        last.equals(named)
            ? List.of(list, new LinkView(named, null))
            : List.of(list, new LinkView(named, address(desk.id())), new LinkView(last, null)));
  }

  private static String address(DeskId id) {
    return LIST + "/" + id.value();
  }

  private String text(String key, Object... arguments) {
    return messages.getMessage(key, arguments, Locale.JAPAN);
  }
}
