package jp.banso.calls.web;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import jp.banso.calendar.BusinessCalendar;
import jp.banso.calls.CallAsking;
import jp.banso.calls.CallChange;
import jp.banso.calls.CallChanges;
import jp.banso.calls.CallReading.CallPage;
import jp.banso.calls.CallSetup;
import jp.banso.calls.CallState;
import jp.banso.calls.CallTodos;
import jp.banso.calls.CallView;
import jp.banso.calls.Calls;
import jp.banso.calls.PrefectureDays;
import jp.banso.calls.QuestionReading;
import jp.banso.correspondence.HeldMail;
import jp.banso.parties.CaseHistory;
import jp.banso.parties.Groups;
import jp.banso.parties.PeopleDesk;
import jp.banso.parties.Viewer;
import jp.banso.platform.web.OptionView;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** Puts together what the case page of a call shows its viewer. */
@Component
class CallModel {

  private final CallSteps steps;
  private final CaseHistory history;
  private final HeldMail held;
  private final BusinessCalendar calendar;
  private final Clock clock;
  private final MessageSource messages;
  private final CallSetup setup;
  private final CallChanges changes;
  private final Calls calls;
  private final CallAsking asking;
  private final QuestionReading questions;
  private final CallTodos todos;
  private final PeopleDesk desks;

  CallModel(
      CallSteps steps,
      CaseHistory history,
      HeldMail held,
      BusinessCalendar calendar,
      Clock clock,
      MessageSource messages,
      CallSetup setup,
      CallChanges changes,
      Calls calls,
      CallAsking asking,
      QuestionReading questions,
      CallTodos todos,
      PeopleDesk desks) {
    this.steps = steps;
    this.history = history;
    this.held = held;
    this.calendar = calendar;
    this.clock = clock;
    this.messages = messages;
    this.setup = setup;
    this.changes = changes;
    this.calls = calls;
    this.asking = asking;
    this.questions = questions;
    this.todos = todos;
    this.desks = desks;
  }

  void fill(Model model, Viewer viewer, CallPage page) {
    CallView call = page.call();
    boolean prepares = page.preparation() != null;
    boolean concurrenceOpen =
        prepares && call.state() == CallState.CONFIRMED && call.terms().concurrenceNeeded()
            && page.preparation().concurredAt() == null;
    boolean secretariat = viewer.isSecretariatOf(call.programme());
    model.addAttribute("page", page);
    model.addAttribute("call", call);
    model.addAttribute("steps", steps.of(page));
    model.addAttribute("readsForms", secretariat || viewer.isMinistryOf(call.programme()));
    model.addAttribute("history", history.ofItself(viewer, call.key()));
    model.addAttribute("activeElements", page.activeElements());
    boolean waitsForManager =
        call.state() == CallState.PREPARED && viewer.holds(Groups.secretariatManager(call.programme()));
    model.addAttribute("waitsForManager", waitsForManager);
    model.addAttribute("publishesAtOnce", call.terms().publishedOn().isBefore(LocalDate.now(clock)));
    model.addAttribute("mayConfirm", waitsForManager && page.mayConfirm());
    model.addAttribute(
        "mayStop",
        prepares && page.preparation().awaitsPublication() && viewer.proxy().isEmpty()
            && viewer.holds(Groups.secretariatManager(call.programme())));
    boolean mayEdit = setup.mayEdit(viewer, call);
    model.addAttribute("mayEdit", mayEdit);
    model.addAttribute("todos", todos.of(viewer, call.id()));
    model.addAttribute("desksOffered", prepares && desks.mayReadDesks(viewer, call.fiscalYear()));
    model.addAttribute("mayDiscard", mayEdit && page.preparation().discardable());
    List<CallChange> known = prepares ? changes.history(viewer, call.id()) : List.of();
    model.addAttribute("mayPropose", changes.mayPropose(viewer, call.id()));
    model.addAttribute("openChange", known.stream().anyMatch(change -> change.state() == CallChange.State.PROPOSED));
    model.addAttribute("returnedChange", known.stream().anyMatch(CallChange::awaitsRevision));
    model.addAttribute("hasChanges", !known.isEmpty());
    // who prepares the call has its changes in full, with those that are only proposed
    model.addAttribute(
        "notices", prepares || call.state() == CallState.CLOSED ? List.of() : calls.changes(call.id()));
    model.addAttribute("mayConcur", concurrenceOpen && viewer.holds(Groups.ministry(call.programme())));
    model.addAttribute("proxyOffered", concurrenceOpen && secretariat && page.mayAnswerForMinistry());
    model.addAttribute("waitsForMinistry", concurrenceOpen && secretariat && !page.mayAnswerForMinistry());
    model.addAttribute("decisions", decisions());
    model.addAttribute("daysOffered", PrefectureDays.offered(viewer, call));
    model.addAttribute("heldMails", held.waiting(viewer, call.key()));
    model.addAttribute("stoppedMails", held.undecided(viewer, call.key()));
    questions(model, viewer, call);
    daysLeft(model, call);
  }

  private void questions(Model model, Viewer viewer, CallView call) {
    boolean published = call.state().compareTo(CallState.PUBLISHED) >= 0;
    boolean takes = asking.takesQuestions(viewer, call.id());
    model.addAttribute("published", published);
    model.addAttribute("answers", published ? calls.answers(call.id()) : null);
    model.addAttribute("takesQuestions", takes);
    model.addAttribute("mayAsk", takes && CallAsking.asks(viewer));
    model.addAttribute("answersQuestions", viewer.isSecretariatOf(call.programme()));
    model.addAttribute("questionsWaiting", published ? questions.waiting(viewer, call.id()) : null);
  }

  void daysLeft(Model model, CallView call) {
    model.addAttribute(
        "daysLeft",
        call.isOpen() ? calendar.businessDaysBetween(LocalDate.now(clock), call.terms().deadline()) : null);
  }

  private List<OptionView> decisions() {
    return List.of(
        new OptionView(ConcurForm.AGREED, text("calls.concur.agreed")),
        new OptionView(ConcurForm.RETURNED, text("calls.concur.returned")));
  }

  private String text(String key) {
    return messages.getMessage(key, null, Locale.JAPAN);
  }
}
