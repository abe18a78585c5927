package jp.banso.knowledge.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import jp.banso.correspondence.CaseNumbers;
import jp.banso.knowledge.AnswerTexts;
import jp.banso.knowledge.EntryId;
import jp.banso.knowledge.EntryReading;
import jp.banso.knowledge.EntryReading.EntryPage;
import jp.banso.parties.CaseHistory;
import jp.banso.parties.Viewer;
import jp.banso.platform.web.OptionView;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** The page of an entry, on which all is done with it; forms that came back stand on it as they were typed. */
@Component
class EntryPages {

  private final EntryReading reading;
  private final AnswerTexts texts;
  private final CaseHistory history;
  private final CaseNumbers numbers;
  private final KnowledgeWords words;

  EntryPages(
      EntryReading reading, AnswerTexts texts, CaseHistory history, CaseNumbers numbers, KnowledgeWords words) {
    this.reading = reading;
    this.texts = texts;
    this.history = history;
    this.numbers = numbers;
    this.words = words;
  }

  String show(Viewer viewer, EntryId id, Model model) {
    EntryPage page = reading.page(viewer, id);
    model.addAttribute("page", page);
    model.addAttribute("entry", page.entry());
    model.addAttribute("trail", words.trail("knowledge.list", "/knowledge", numbers.shown(page.entry().key())));
    model.addAttribute("history", history.of(viewer, page.entry().key()));
    model.addAttribute("chapters", KnowledgeWords.same(texts.chapters(viewer)));
    model.addAttribute(
        "judgements",
        List.of(
            new OptionView(JudgementForm.AGREED, words.text("knowledge.judgement.AGREED")),
            new OptionView(JudgementForm.RETURNED, words.text("knowledge.judgement.RETURNED"))));
    put(model, "judgement", new JudgementForm(page.entry().version(), "", ""));
    put(model, "withdrawal", new ReasonForm(""));
    put(model, "review", new ReasonForm(""));
    put(model, "hiding", new ReasonForm(""));
    put(model, "release", new FaqController.ReleaseForm(""));
    put(model, "candidate", new CandidateForm("", ""));
    return "knowledge/entry";
  }

  /** What was typed, with what is wrong with it. */
  String refused(Viewer viewer, EntryId id, Model model, HttpServletResponse response) {
    response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
    return show(viewer, id, model);
  }

  /** The page as it is now, above what was typed: somebody was quicker. */
  String changed(Viewer viewer, EntryId id, Model model, HttpServletResponse response) {
    model.addAttribute("changed", true);
    response.setStatus(HttpStatus.CONFLICT.value());
    return show(viewer, id, model);
  }

  private static void put(Model model, String name, Object form) {
    if (!model.containsAttribute(name)) {
      model.addAttribute(name, form);
    }
  }
}
