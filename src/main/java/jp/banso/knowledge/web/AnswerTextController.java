package jp.banso.knowledge.web;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import jp.banso.kernel.BadInput;
import jp.banso.kernel.FiscalYear;
import jp.banso.kernel.Outcome;
import jp.banso.kernel.StaleEdit;
import jp.banso.knowledge.AnswerText;
import jp.banso.knowledge.AnswerText.Kind;
import jp.banso.knowledge.AnswerTexts;
import jp.banso.knowledge.AnswerTexts.Written;
import jp.banso.parties.Viewer;
import jp.banso.platform.web.FieldLabel;
import jp.banso.platform.web.FlashMessages;
import jp.banso.platform.web.FreeText;
import jp.banso.platform.web.InPageOrder;
import jp.banso.platform.web.OptionView;
import jp.banso.platform.web.StaleEditView;
import jp.banso.platform.web.TypedFields;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.validation.Errors;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** 定型文 and passages of the guidebook. */
@Controller
class AnswerTextController {

  private static final String LIST = "/answer-texts";
  private static final String LIST_TITLE = "knowledge.texts";

  private final AnswerTexts texts;
  private final KnowledgeWords words;
  private final Clock clock;

  AnswerTextController(AnswerTexts texts, KnowledgeWords words, Clock clock) {
    this.clock = clock;
    this.texts = texts;
    this.words = words;
  }

  /** A text, as typed. */
  @InPageOrder
  record TextForm(
      long version,
      String year,
      @FieldLabel("knowledge.text.kind") String kind,
      @FieldLabel("knowledge.chapter") String chapter,
      @FieldLabel("knowledge.text.title") String title,
      @FieldLabel("knowledge.text.body") String body,
      @FieldLabel("knowledge.text.ordinal") String ordinal) {

    static TextForm of(AnswerText text) {
      return new TextForm(
          text.version(), "" + text.year().year(), text.kind().name(), Objects.toString(text.chapter(), ""),
          text.title(), text.body(), "" + text.ordinal());
    }

    TextForm onto(long now) {
      return new TextForm(now, year, kind, chapter, title, body, ordinal);
    }

    Written read(Errors errors) {
      TypedFields in = new TypedFields(errors);
      Kind chosen = Stream.of(Kind.values()).filter(one -> one.name().equals(kind)).findFirst().orElse(null);
      if (chosen == null) {
        errors.rejectValue("kind", "knowledge.text.refused.kind");
      }
      String ofChapter = EntryForm.lines(chapter);
      FreeText.of(errors)
          .refuse(chosen == Kind.PASSAGE && ofChapter.isEmpty(), "chapter", "knowledge.text.refused.chapter")
          .limit("chapter", ofChapter, FreeText.LINE);
      String named = in.line("title", title);
      String written = in.text("body", body, FreeText.NOTE);
      int place = in.number("ordinal", ordinal, 1, 999);
      return new Written(chosen, chosen == Kind.PASSAGE ? ofChapter : null, named, written, place);
    }

    StaleEditView.Comparison against(TextForm theirs, UnaryOperator<String> text) {
      return new StaleEditView.Comparison().forms(this, theirs, text);
    }
  }

  @GetMapping(LIST)
  String list(Viewer viewer, @RequestParam(defaultValue = "") String year, Model model) {
    FiscalYear chosen = year(year);
    List<FiscalYear> years = texts.years(viewer);
    List<AnswerText> found = texts.ofYear(viewer, chosen);
    model.addAttribute("year", chosen);
    model.addAttribute("years", years);
    model.addAttribute("texts", found);
    model.addAttribute("mayWrite", viewer.proxy().isEmpty());
    model.addAttribute(
        "copies", found.isEmpty() && years.stream().anyMatch(one -> one.year() < chosen.year()));
    model.addAttribute("trail", words.trail(LIST_TITLE, LIST));
    return "knowledge/texts";
  }

  private FiscalYear year(String typed) {
    if (typed == null || typed.isEmpty()) {
      return FiscalYear.of(clock.instant());
    }
    if (!typed.matches("20\\d\\d")) {
      throw new BadInput("year");
    }
    return new FiscalYear(Integer.parseInt(typed));
  }

  @GetMapping(LIST + "/new")
  String blank(Viewer viewer, @RequestParam(defaultValue = "") String year, Model model) {
    texts.requireWriting(viewer);
    model.addAttribute("form", new TextForm(0, "" + year(year).year(), Kind.BLOCK.name(), "", "", "", "1"));
    return written(null, year(year), model);
  }

  @PostMapping(LIST)
  String add(
      Viewer viewer, @ModelAttribute("form") TextForm form, BindingResult errors, Model model,
      HttpServletResponse response, RedirectAttributes redirect) {
    texts.requireWriting(viewer);
    FiscalYear year = year(form.year());
    Written text = form.read(errors);
    if (errors.hasErrors()) {
      response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
      return written(null, year, model);
    }
    texts.add(viewer, year, text);
    FlashMessages.success(redirect, "knowledge.text.kept");
    return "redirect:" + LIST + "?year=" + year.year();
  }

  @GetMapping(LIST + "/{id}")
  String edit(Viewer viewer, @PathVariable UUID id, Model model) {
    AnswerText text = texts.get(viewer, id);
    model.addAttribute("form", TextForm.of(text));
    return written(text, text.year(), model);
  }

  @PostMapping(LIST + "/{id}")
  String change(
      Viewer viewer, @PathVariable UUID id, @ModelAttribute("form") TextForm form, BindingResult errors, Model model,
      HttpServletResponse response, RedirectAttributes redirect) {
    AnswerText before = texts.get(viewer, id);
    texts.requireWriting(viewer);
    Written text = form.read(errors);
    if (errors.hasErrors()) {
      response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
      return written(before, before.year(), model);
    }
    try {
      texts.change(viewer, id, form.version(), text);
    } catch (StaleEdit | OptimisticLockingFailureException quicker) {
      AnswerText now = texts.get(viewer, id);
      model.addAttribute("form", form.onto(now.version()));
      return form.against(TextForm.of(now), words::text)
          .orReload(LIST + "/" + id)
          .over(written(now, now.year(), model), model, response);
    }
    FlashMessages.success(redirect, "knowledge.text.kept");
    return "redirect:" + LIST + "?year=" + before.year().year();
  }

  @PostMapping(LIST + "/{id}/removal")
  String remove(Viewer viewer, @PathVariable UUID id, RedirectAttributes redirect) {
    FiscalYear year = texts.get(viewer, id).year();
    texts.withdraw(viewer, id);
    FlashMessages.success(redirect, "knowledge.text.withdrawn");
    return "redirect:" + LIST + "?year=" + year.year();
  }

  @PostMapping(LIST + "/copies")
  String copy(Viewer viewer, @RequestParam String year, RedirectAttributes redirect) {
    texts.requireWriting(viewer);
    FiscalYear to = year(year);
    Outcome<Void> copied = texts.copyFromBefore(viewer, to);
    if (copied instanceof Outcome.Refused<Void> refused) {
      FlashMessages.refused(redirect, refused);
    } else {
      FlashMessages.success(redirect, "knowledge.text.copied");
    }
    return "redirect:" + LIST + "?year=" + to.year();
  }

  private String written(AnswerText text, FiscalYear year, Model model) {
    model.addAttribute("text", text);
    model.addAttribute("year", year);
    model.addAttribute(
        "kinds",
        Arrays.stream(Kind.values())
            .map(one -> new OptionView(one.name(), words.text(one.messageKey())))
            .toList());
    model.addAttribute(
        "trail",
        words.trail(LIST_TITLE, LIST, words.text(text == null ? "knowledge.text.new" : "knowledge.text.edit")));
    return "knowledge/text";
  }
}
