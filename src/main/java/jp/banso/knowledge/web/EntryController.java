package jp.banso.knowledge.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import jp.banso.inquiries.InquiryId;
import jp.banso.kernel.BadInput;
import jp.banso.kernel.Outcome;
import jp.banso.kernel.StaleEdit;
import jp.banso.knowledge.EntryId;
import jp.banso.knowledge.EntryReading;
import jp.banso.knowledge.EntryText;
import jp.banso.knowledge.EntryView;
import jp.banso.knowledge.EntryWriting;
import jp.banso.parties.Viewer;
import jp.banso.platform.web.FlashMessages;
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

/** 回答事例: written, confirmed by another person, withdrawn. */
@Controller
class EntryController {

  private static final String LIST = "/knowledge";
  private static final String PAGE = LIST + "/{id}";

  private final EntryWriting writing;
  private final EntryReading reading;
  private final EntryPages pages;
  private final KnowledgeWords words;

  EntryController(EntryWriting writing, EntryReading reading, EntryPages pages, KnowledgeWords words) {
    this.writing = writing;
    this.reading = reading;
    this.pages = pages;
    this.words = words;
  }

  @GetMapping(PAGE)
  String page(Viewer viewer, @PathVariable UUID id, Model model) {
    return pages.show(viewer, new EntryId(id), model);
  }

  /** A new one, with what an inquiry makes of it. */
  @GetMapping(LIST + "/new")
  String blank(Viewer viewer, @RequestParam(defaultValue = "") String inquiry, Model model) {
    writing.requireWriting(viewer);
    Optional<InquiryId> from = inquiry(inquiry);
    EntryText text =
        from.map(id -> writing.from(viewer, id)).orElse(new EntryText("", "", null, null));
    model.addAttribute("form", EntryForm.of(text, 0, inquiry));
    from.map(id -> writing.usable(viewer, id))
        .filter(usable -> !usable.isDone())
        .ifPresent(refused -> model.addAttribute("notUsable", refused));
    return written(viewer, null, model);
  }

  private static Optional<InquiryId> inquiry(String typed) {
    try {
      return typed == null || typed.isEmpty()
          ? Optional.empty()
          : Optional.of(new InquiryId(UUID.fromString(typed)));
    } catch (IllegalArgumentException e) {
      throw new BadInput("inquiry");
    }
  }

  @PostMapping(LIST)
  String propose(
      Viewer viewer, @ModelAttribute("form") EntryForm form, BindingResult errors, Model model,
      HttpServletResponse response, RedirectAttributes redirect) {
    writing.requireWriting(viewer);
    EntryText text = form.read(errors);
    Optional<InquiryId> from = inquiry(form.inquiry());
    tell(writing.traces(viewer, from.orElse(null), text), errors);
    if (errors.hasErrors()) {
      response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
      return written(viewer, null, model);
    }
    Outcome<EntryId> proposed = writing.propose(viewer, from.orElse(null), text);
    if (Refusals.refused(proposed, errors)) {
      response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
      return written(viewer, null, model);
    }
    FlashMessages.success(redirect, "knowledge.proposed");
    return "redirect:" + LIST + "/" + proposed.orThrow().value();
  }

  /** What says who asked stands at the field that it is in. */
  private static void tell(Map<String, String> traces, BindingResult errors) {
    traces.forEach(
        (field, trace) -> errors.rejectValue(field, "knowledge.refused.trace", new Object[] {trace}, ""));
  }

  /** The next edition, or what was given back. */
  @GetMapping(PAGE + "/edit")
  String edit(Viewer viewer, @PathVariable UUID id, Model model) {
    writing.requireWriting(viewer, new EntryId(id));
    EntryView entry = reading.page(viewer, new EntryId(id)).entry();
    model.addAttribute("form", form(entry));
    return written(viewer, entry, model);
  }

  private static EntryForm form(EntryView entry) {
    return EntryForm.of(entry.pending() == null ? entry.text() : entry.pending(), entry.version(), "");
  }

  @PostMapping(PAGE + "/editions")
  String revise(
      Viewer viewer, @PathVariable UUID id, @ModelAttribute("form") EntryForm form, BindingResult errors, Model model,
      HttpServletResponse response, RedirectAttributes redirect) {
    EntryId entry = new EntryId(id);
    writing.requireWriting(viewer, entry);
    EntryText text = form.read(errors);
    tell(writing.traces(viewer, entry, text), errors);
    try {
      if (errors.hasErrors() || Refusals.refused(writing.revise(viewer, entry, form.version(), text), errors)) {
        response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
        return written(viewer, reading.page(viewer, entry).entry(), model);
      }
    } catch (StaleEdit | OptimisticLockingFailureException quicker) {
      EntryView now = reading.page(viewer, entry).entry();
      model.addAttribute("form", form.onto(now.version()));
      return form.against(form(now), words::text)
          .orReload(LIST + "/" + id)
          .over(written(viewer, now, model), model, response);
    }
    FlashMessages.success(redirect, "knowledge.proposed");
    return "redirect:" + LIST + "/" + id;
  }

  private String written(Viewer viewer, EntryView entry, Model model) {
    model.addAttribute("entry", entry);
    model.addAttribute("categories", KnowledgeWords.same(reading.categories(viewer)));
    model.addAttribute(
        "trail", words.trail("knowledge.list", LIST, words.text(entry == null ? "knowledge.new" : "knowledge.edit")));
    return "knowledge/edit";
  }

  @PostMapping(PAGE + "/judgement")
  String judge(
      Viewer viewer, @PathVariable UUID id, @ModelAttribute("judgement") JudgementForm form, BindingResult errors,
      Model model, HttpServletResponse response, RedirectAttributes redirect) {
    EntryId entry = new EntryId(id);
    writing.requireJudgeable(viewer, entry);
    form.check(errors);
    if (errors.hasErrors()) {
      return pages.refused(viewer, entry, model, response);
    }
    try {
      if (form.agreed()) {
        writing.agree(viewer, entry, form.version());
      } else if (Refusals.refused(
          writing.giveBack(viewer, entry, form.version(), form.plainNote()), "note", errors, response)) {
        return pages.refused(viewer, entry, model, response);
      }
    } catch (StaleEdit | OptimisticLockingFailureException quicker) {
      model.addAttribute("judgement", form.onto(reading.page(viewer, entry).entry().version()));
      return pages.changed(viewer, entry, model, response);
    }
    FlashMessages.success(redirect, form.agreed() ? "knowledge.agreed" : "knowledge.returned");
    return "redirect:" + LIST + "/" + id;
  }

  @PostMapping(PAGE + "/withdrawal")
  String withdraw(
      Viewer viewer, @PathVariable UUID id, @RequestParam long version, @ModelAttribute("withdrawal") ReasonForm form,
      BindingResult errors, Model model, HttpServletResponse response, RedirectAttributes redirect) {
    EntryId entry = new EntryId(id);
    writing.requireWriting(viewer, entry);
    String reason = form.read(errors);
    if (errors.hasErrors()) {
      return pages.refused(viewer, entry, model, response);
    }
    try {
      if (Refusals.refused(writing.withdraw(viewer, entry, version, reason), "reason", errors, response)) {
        return pages.refused(viewer, entry, model, response);
      }
    } catch (StaleEdit | OptimisticLockingFailureException quicker) {
      return pages.changed(viewer, entry, model, response);
    }
    FlashMessages.success(redirect, "knowledge.withdrawn");
    return "redirect:" + LIST + "/" + id;
  }
}
