package jp.banso.inquiries.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.UUID;
import jp.banso.correspondence.CaseNumbers;
import jp.banso.inquiries.InquiryHandling;
import jp.banso.inquiries.InquiryId;
import jp.banso.inquiries.InquiryReading;
import jp.banso.inquiries.InquiryReading.InquiryPage;
import jp.banso.inquiries.InquiryState;
import jp.banso.parties.CaseHistory;
import jp.banso.parties.Viewer;
import jp.banso.platform.web.OptionView;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** The page of an inquiry, on which all is done with it; forms that came back stand on it as they were typed. */
@Component
class InquiryPages {

  private final InquiryReading reading;
  private final InquiryHandling handling;
  private final CaseHistory history;
  private final CaseNumbers numbers;
  private final InquiryWords words;
  private final InquiryPhrases phrases;

  InquiryPages(
      InquiryReading reading, InquiryHandling handling, CaseHistory history, CaseNumbers numbers, InquiryWords words,
      InquiryPhrases phrases) {
    this.reading = reading;
    this.handling = handling;
    this.history = history;
    this.numbers = numbers;
    this.words = words;
    this.phrases = phrases;
  }

  String show(Viewer viewer, UUID id, Model model) {
    return show(viewer, id, "", model);
  }

  /** @param phrase whose words the decision begins with, see {@link InquiryPhrases}; empty for none */
  String show(Viewer viewer, UUID id, String phrase, Model model) {
    InquiryPage page = reading.page(viewer, new InquiryId(id));
    phrases.begin(phrase, page).ifPresent(begun -> put(model, "decisionForm", begun));
    model.addAttribute("missing", phrases.missing(page.inquiry()));
    model.addAttribute("phrases", phrases.of(page));
    model.addAttribute("page", page);
    model.addAttribute("inquiry", page.inquiry());
    model.addAttribute("trail", words.trail(numbers.shown(page.inquiry().key())));
    model.addAttribute("history", history.of(viewer, page.inquiry().key()));
    words.fillChoices(model, page.desk().terms().categoryLines());
    long version = page.inquiry().version();
    put(model, "description", DescriptionForm.of(page.inquiry()));
    put(model, "decisionForm", DecisionForm.blank(version));
    put(model, "draftForm", AnswerDraftForm.of(page.inquiry()));
    put(model, "confirmation", new ConfirmationForm(version, "", ""));
    put(model, "ministryForm", new NoteForm(""));
    put(model, "ministryAnswer", new NoteForm(""));
    put(model, "noteForm", new NoteForm(""));
    put(model, "endForm", new NoteForm(""));
    put(model, "mergeForm", new MergeForm(""));
    put(model, "callbackForm", new CallbackForm("", ""));
    if (!model.containsAttribute("seen")) {
      model.addAttribute("seen", version);
    }
    model.addAttribute(
        "decisions",
        words.options(
            "inquiries.decision.", DecisionForm.DRAFT, DecisionForm.AT_ONCE, DecisionForm.ASK_BACK,
            DecisionForm.OUT_OF_SCOPE, DecisionForm.INTAKE));
    model.addAttribute(
        "judgements",
        words.options("inquiries.confirmation.", ConfirmationForm.AGREED, ConfirmationForm.RETURNED));
    List<OptionView> colleagues =
        page.inquiry().state().isOpen()
            ? handling.colleagues(viewer, page.inquiry().id()).stream()
                .map(one -> new OptionView(one.id().toString(), one.displayName()))
                .toList()
            : List.of();
    model.addAttribute("colleagues", colleagues);
    model.addAttribute("waits", page.inquiry().state() == InquiryState.WAITING);
    return "inquiries/inquiry";
  }

  /** The page as it is now, above what was typed: somebody was quicker. */
  String showChanged(Viewer viewer, UUID id, Model model, HttpServletResponse response) {
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
