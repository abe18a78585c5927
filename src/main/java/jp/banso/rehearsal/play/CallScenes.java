package jp.banso.rehearsal.play;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import jp.banso.calls.AnswerDraft;
import jp.banso.calls.CallAnswering;
import jp.banso.calls.CallAsking;
import jp.banso.calls.CallChange;
import jp.banso.calls.CallChanges;
import jp.banso.calls.CallDocument;
import jp.banso.calls.CallPreparation;
import jp.banso.calls.CallReading;
import jp.banso.calls.CallTerms;
import jp.banso.calls.CallView;
import jp.banso.calls.CorrectionDraft;
import jp.banso.calls.QuestionReading;
import jp.banso.correspondence.UndeliveredMail;
import jp.banso.parties.Viewer;
import jp.banso.worklist.WorkLine;
import org.springframework.stereotype.Component;

/** From the check of the call to its publication, with a question, a 正誤 and a mail that does not arrive. */
@Component
@ChildOnly
class CallScenes implements Scenes {

  private final Stage stage;
  private final Cast cast;
  private final Timetable times;
  private final CallPreparation preparation;
  private final CallReading reading;
  private final CallAsking asking;
  private final CallAnswering answering;
  private final QuestionReading questions;
  private final CallChanges changes;
  private final UndeliveredMail undelivered;

  CallScenes(
      Stage stage, Cast cast, Timetable times, CallPreparation preparation, CallReading reading, CallAsking asking,
      CallAnswering answering, QuestionReading questions, CallChanges changes, UndeliveredMail undelivered) {
    this.stage = stage;
    this.cast = cast;
    this.times = times;
    this.preparation = preparation;
    this.reading = reading;
    this.asking = asking;
    this.answering = answering;
    this.questions = questions;
    this.changes = changes;
    this.undelivered = undelivered;
  }

  @Override
  public Map<String, Scene> scenes() {
    Scene.When tomorrow = work -> times.in(1);
    return Map.of(
        "UserTask_ConfirmPublication",
        new Scene(tomorrow, (work, holder) -> stage.done(preparation.confirm(holder, stage.call().id(), stage.call().version()))),
        "UserTask_ConcurPublication",
        new Scene(tomorrow, (work, holder) -> stage.done(preparation.concur(holder, stage.call().id(), stage.call().version(), true, ""))),
        "UserTask_AnswerCallQuestion", new Scene(tomorrow, this::answer),
        "UserTask_ReleaseAnswer", new Scene(tomorrow, this::release),
        "UserTask_ReviseAnswer", new Scene(tomorrow, this::answer),
        "UserTask_ConcurChange", new Scene(tomorrow, this::agreeToChange),
        "UserTask_ConfirmChange", new Scene(tomorrow, this::agreeToChange),
        "UserTask_ReviseChange", new Scene(work -> null, (work, holder) -> {}),
        "UserTask_CheckAddress",
        new Scene(tomorrow, (work, holder) -> stage.done(undelivered.resend(holder, Scene.idOf(work), cast.mendDesk(stage.call())))));
  }

  @Override
  public void prepare() {
    LocalDate published = times.calendar().onOrAfter(stage.call().terms().publishedOn());
    stage.at(
        times.at(times.calendar().plusBusinessDays(published, 1)), "askQuestion",
        () -> asking.ask(cast.region(Applicant.A), stage.call().id(), PlayTexts.of("question"), times.now()));
    stage.at(times.at(times.calendar().plusBusinessDays(published, 4)), "correct", this::proposeCorrection);
  }

  private void answer(WorkLine work, Viewer holder) {
    int number = Scene.numberOf(work);
    CallView call = stage.call();
    long version = questions.page(holder, call.id(), number).question().version();
    answering.answer(holder, call.id(), number, version, PlayTexts.of("answer"), null);
    stage.at(times.in(1), "proposeAnswer", () -> propose(number, PlayTexts.of("answer"), null));
    stage.at(times.in(5), "correctAnswer", () -> propose(number, PlayTexts.of("correctedAnswer"), PlayTexts.of("reason")));
  }

  private void propose(int number, String answer, String reason) {
    Viewer clerk = cast.clerk();
    CallView call = stage.call();
    long version = questions.page(clerk, call.id(), number).question().version();
    stage.done(
        answering.propose(clerk, call.id(), number, version, new AnswerDraft(PlayTexts.of("question"), answer, reason)));
  }

  private void release(WorkLine work, Viewer holder) {
    CallView call = stage.call();
    int number = Scene.numberOf(work);
    stage.done(answering.release(holder, call.id(), number, questions.page(holder, call.id(), number).question().version()));
  }

  /** Of a paper whose text is ours: it changes no date, so that all that follows is as the call lays it down. */
  private void proposeCorrection() {
    CallView call = stage.call();
    CallTerms terms = call.terms();
    CallDocument paper =
        reading.page(cast.manager(), call.id()).documents().stream()
            .filter(one -> one.body() != null && one.kind() != CallDocument.Kind.NOTICE)
            .findFirst()
            .orElse(null);
    if (paper == null) {
      return;
    }
    stage.done(
        changes.propose(
            cast.manager(), call.id(), call.version(),
            new CorrectionDraft(
                call.projectTitle(), call.title(), call.secretariatName(), call.secretariatMail(), null, terms.deadline(),
                terms.deadlineTime(), terms.questionsUntil(), terms.regionDueOn(), terms.prefectureDueOn(),
                terms.resultDueOn(), terms.supportFrom(), terms.supportUntil(), PlayTexts.of("reason"),
                List.of(new CorrectionDraft.Paper(paper.id(), paper.body() + "\n" + PlayTexts.of("correction"), null)))));
  }

  private void agreeToChange(WorkLine work, Viewer holder) {
    CallView call = stage.call();
    changes.history(holder, call.id()).stream()
        .filter(change -> change.state() == CallChange.State.PROPOSED)
        .findFirst()
        .ifPresent(change -> stage.done(changes.answer(holder, call.id(), change.id(), true, "")));
  }
}
