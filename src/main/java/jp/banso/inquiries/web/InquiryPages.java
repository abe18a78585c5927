package jp.banso.inquiries.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.banso.correspondence.CaseNumbers;
import jp.banso.inquiries.AnswerAids;
import jp.banso.inquiries.AnswerChecks;
import jp.banso.inquiries.CallbackState;
import jp.banso.inquiries.ConsentDesk;
import jp.banso.inquiries.FaqConsent;
import jp.banso.inquiries.FeedbackDesk;
import jp.banso.inquiries.InquiryChecks;
import jp.banso.inquiries.InquiryHandling;
import jp.banso.inquiries.InquiryId;
import jp.banso.inquiries.InquiryReading;
import jp.banso.inquiries.InquiryReading.InquiryPage;
import jp.banso.inquiries.InquiryRetention;
import jp.banso.inquiries.InquiryState;
import jp.banso.inquiries.InquiryView;
import jp.banso.inquiries.Requester;
import jp.banso.inquiries.RequesterGuess;
import jp.banso.kernel.NotFound;
import jp.banso.parties.CaseHistory;
import jp.banso.parties.Viewer;
import jp.banso.platform.web.OptionView;
import jp.banso.platform.web.TypedTexts;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** The page of an inquiry, on which all is done with it; forms that came back stand on it as they were typed. */
@Component
class InquiryPages {

  private final InquiryReading reading;
  private final InquiryHandling handling;
  private final InquiryRetention retention;
  private final CaseHistory history;
  private final CaseNumbers numbers;
  private final InquiryWords words;
  private final ConsentDesk consents;
  private final InquiryChecks checks;
  private final FeedbackDesk feedback;
  private final List<AnswerAids> aids;
  private final InquiryPhrases phrases;
  private final AnswerChecks sampled;
  private final RequesterGuess guess;
  private final InquirySteps steps;
  private final HttpServletRequest request;

  InquiryPages(
      InquiryReading reading, InquiryHandling handling, InquiryRetention retention, CaseHistory history,
      CaseNumbers numbers, InquiryWords words, ConsentDesk consents, InquiryChecks checks, FeedbackDesk feedback,
      List<AnswerAids> aids, InquiryPhrases phrases, AnswerChecks sampled, RequesterGuess guess,
      InquirySteps steps, HttpServletRequest request) {
    this.steps = steps;
    this.request = request;
    this.sampled = sampled;
    this.consents = consents;
    this.checks = checks;
    this.feedback = feedback;
    this.aids = aids;
    this.reading = reading;
    this.handling = handling;
    this.retention = retention;
    this.history = history;
    this.numbers = numbers;
    this.words = words;
    this.phrases = phrases;
    this.guess = guess;
  }

  String show(Viewer viewer, UUID id, Model model) {
    InquiryPage page = reading.page(viewer, new InquiryId(id));
    model.addAttribute("missing", phrases.missing(page));
    model.addAttribute("phrases", phrases.of(page));
    model.addAttribute("page", page);
    model.addAttribute("sampled", sampled.of(viewer, page.inquiry().id()));
    model.addAttribute("inquiry", page.inquiry());
    String holder = page.holder() == null ? words.text(holderKey(page.inquiry().state())) : page.holder();
    model.addAttribute("holder", holder);
    model.addAttribute("steps", steps.of(page, holder));
    model.addAttribute("due", steps.due(page.dueAt()));
    model.addAttribute("answerDue", steps.due(page.inquiry().answerDue()));
    model.addAttribute("trail", words.trail(numbers.shown(page.inquiry().key())));
    model.addAttribute("history", history.of(viewer, page.inquiry().key()));
    words.fillChoices(model, page.desk().terms().categoryLines());
    long version = page.inquiry().version();
    put(model, "description", DescriptionForm.of(page.inquiry(), guess.of(page.inquiry().requester())));
    model.addAttribute("undescribed", phrases.undescribed(page.inquiry()));
    model.addAttribute(
        "callsOpen",
        page.inquiry().state().isOpen()
            && page.callbacks().stream().anyMatch(one -> one.state() == CallbackState.OPEN));
    FaqConsent consent = consents.of(viewer, page.inquiry().id());
    put(model, "decisionForm", DecisionForm.blank(version, asks(consent)));
    model.addAttribute("consent", consent);
    put(model, "draftForm", AnswerDraftForm.of(page.inquiry(), asks(consent)));
    putAids(viewer, page.inquiry(), model);
    put(model, "confirmation", ConfirmationForm.blank(version));
    put(model, "checkForm", new InquiryCheckController.CheckForm(null, null));
    model.addAttribute("points", checks.of(viewer, page.inquiry().id()));
    model.addAttribute("feedback", feedback.of(viewer, page.inquiry().id()));
    put(model, "ministryForm", new NoteForm(""));
    put(model, "ministryAnswer", new NoteForm(page.ministryReply() == null ? "" : page.ministryReply()));
    put(model, "noteForm", new NoteForm(""));
    put(model, "endForm", new NoteForm(""));
    put(model, "reopenForm", new NoteForm(""));
    put(model, "holdForm", new NoteForm(""));
    model.addAttribute("hold", retention.hold(viewer, page.inquiry().id()).orElse(null));
    put(model, "mergeForm", new MergeForm(""));
    put(model, "splitForm", SplitForm.blank());
    put(model, "linkForm", new LinkForm(""));
    put(model, "callbackForm", new CallbackForm("", ""));
    if (!model.containsAttribute("seen")) {
      model.addAttribute("seen", version);
    }
    boolean atOnce =
        page.inquiry().state() != InquiryState.RECEIVED || handling.mayAnswerAtOnce(viewer, page.inquiry().id());
    model.addAttribute("notAtOnce", !atOnce);
    model.addAttribute(
        "decisions",
        words.options(
            "inquiries.decision.",
            Stream.of(
                    DecisionForm.DRAFT, DecisionForm.AT_ONCE, DecisionForm.ASK_BACK, DecisionForm.OUT_OF_SCOPE,
                    DecisionForm.INTAKE)
                .filter(one -> atOnce || !one.equals(DecisionForm.AT_ONCE))
                .toArray(String[]::new)));
    model.addAttribute(
        "decisionSure",
        sure(page.inquiry(), DecisionForm.AT_ONCE, DecisionForm.ASK_BACK, DecisionForm.OUT_OF_SCOPE));
    model.addAttribute("confirmationSure", sure(page.inquiry(), ConfirmationForm.AGREED));
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

  /** What is said of each choice that cannot be undone, before it is taken: to whom it goes. */
  private Map<String, String> sure(InquiryView inquiry, String... choices) {
    Requester who = inquiry.requester();
    String receiver =
        Stream.of(who.organisation(), who.name(), who.mail())
            .filter(Objects::nonNull)
            .collect(Collectors.joining(words.text("inquiries.sure.separator")));
    String key = who.mail() == null ? "inquiries.sure.told" : "inquiries.sure.mail";
    return Stream.of(choices).collect(Collectors.toMap(one -> one, one -> words.text(key, receiver)));
  }

  private static String holderKey(InquiryState state) {
    return state == InquiryState.AT_MINISTRY ? "inquiries.holder.ministry" : "inquiries.holder.desk";
  }

  private void putAids(Viewer viewer, InquiryView inquiry, Model model) {
    boolean drafting = inquiry.state() == InquiryState.DRAFTING || inquiry.state() == InquiryState.RECEIVED;
    model.addAttribute(
        "aids",
        drafting
            ? aids.stream()
                .flatMap(one -> one.fitting(viewer, inquiry).stream())
                .collect(Collectors.groupingBy(AnswerAids.Aid::kindKey, LinkedHashMap::new, Collectors.toList()))
            : Map.of());
    model.addAttribute("doors", aids.stream().flatMap(one -> one.doors(viewer, inquiry).stream()).toList());
  }

  /** What was typed, with what the pressed button puts into it. */
  AnswerDraftForm inserted(Viewer viewer, InquiryId id, AnswerDraftForm typed) {
    return typed
        .inserted()
        .map(reference -> typed.with(aid(viewer, reading.view(viewer, id), reference)))
        .orElse(typed);
  }

  /** As {@link #inserted}, for an answer at once. */
  DecisionForm inserted(Viewer viewer, InquiryId id, DecisionForm typed, String reference) {
    return typed.with(aid(viewer, reading.view(viewer, id), reference));
  }

  /** As {@link #inserted}, with the words with which a decision can begin. */
  DecisionForm begun(Viewer viewer, InquiryId id, DecisionForm typed, String phrase) {
    return phrases.begin(phrase, reading.page(viewer, id), typed);
  }

  void used(Viewer viewer, InquiryId id, String reference) {
    InquiryView inquiry = reading.view(viewer, id);
    aids.forEach(one -> one.used(viewer, inquiry, reference));
  }

  private AnswerAids.Aid aid(Viewer viewer, InquiryView inquiry, String reference) {
    return aids.stream()
        .flatMap(one -> one.find(viewer, inquiry, reference).stream())
        .findFirst()
        .orElseThrow(() -> new NotFound("text for an answer"));
  }

  /** Whether the mail of the next answer asks for the consent. */
  boolean asksConsent(Viewer viewer, InquiryId id) {
    return asks(consents.of(viewer, id));
  }

  private static boolean asks(FaqConsent consent) {
    return consent.state() == FaqConsent.State.WISHED || consent.state() == FaqConsent.State.ASKED;
  }

  /** The page as it is now, with what was typed: somebody was quicker, and the form may not stand there any more. */
  String showChanged(Viewer viewer, UUID id, Model model, HttpServletResponse response) {
    model.addAttribute("changed", true);
    TypedTexts.show(request, model);
    response.setStatus(HttpStatus.CONFLICT.value());
    return show(viewer, id, model);
  }

  private static void put(Model model, String name, Object form) {
    if (!model.containsAttribute(name)) {
      model.addAttribute(name, form);
    }
  }
}
