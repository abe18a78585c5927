package jp.banso.calls;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import jp.banso.calls.QuestionFinding.Found;
import jp.banso.kernel.AlreadyDone;
import jp.banso.kernel.Forbidden;
import jp.banso.kernel.Outcome;
import jp.banso.parties.Groups;
import jp.banso.parties.Viewer;
import jp.banso.platform.audit.Actor;
import jp.banso.platform.audit.Audience;
import jp.banso.platform.audit.AuditEntry;
import jp.banso.platform.audit.AuditLog;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * 質問への回答: to the asker alone by whoever of the secretariat writes it; to everybody only once a manager
 * who did not write it has read it.
 */
@Service
@Transactional
public class CallAnswering {

  /** Tells the asker the answer. */
  static final String ANSWER_MAIL = "M43";

  private final QuestionFinding finding;
  private final CallQuestions questions;
  private final AnswerRows answers;
  private final HeldCalls held;
  private final CallQuestionProcess process;
  private final ChangeAnswerers answerers;
  private final PrefectureNotices notices;
  private final AskerMails mails;
  private final QuestionEndings endings;
  private final DraftTraces traces;
  private final AuditLog audit;
  private final Clock clock;
  private final Duration grace;

  CallAnswering(
      QuestionFinding finding,
      CallQuestions questions,
      AnswerRows answers,
      HeldCalls held,
      CallQuestionProcess process,
      ChangeAnswerers answerers,
      PrefectureNotices notices,
      AskerMails mails,
      QuestionEndings endings,
      DraftTraces traces,
      AuditLog audit,
      Clock clock,
      @Value("${banso.calls.closing-grace:PT2M}") Duration grace) {
    this.finding = finding;
    this.questions = questions;
    this.answers = answers;
    this.held = held;
    this.process = process;
    this.answerers = answerers;
    this.notices = notices;
    this.mails = mails;
    this.endings = endings;
    this.traces = traces;
    this.audit = audit;
    this.clock = clock;
    this.grace = grace;
  }

  /**
   * The question that the viewer can answer, or write a draft on, before the form is read.
   *
   * @throws AlreadyDone while a draft waits for its release, and once it was withdrawn
   */
  @Transactional(readOnly = true)
  public QuestionView writable(Viewer viewer, CallId id, int ordinal) {
    CallQuestion question = finding.forAnswer(viewer, id, ordinal).question();
    question.requireWritable();
    return question.view();
  }

  /** What in a draft that is to be published says who asked, by the field that it stands in. */
  @Transactional(readOnly = true)
  public Map<String, String> traces(Viewer viewer, CallId id, int ordinal, AnswerDraft draft) {
    return traces.in(finding.forAnswer(viewer, id, ordinal).question().view(), draft);
  }

  /**
   * Answers the asker alone (M43).
   *
   * @param toldHow how an asker without an address was told, else null
   * @throws jp.banso.kernel.StaleEdit if the question is not what was shown
   */
  public void answer(Viewer viewer, CallId id, int ordinal, long version, String text, String toldHow) {
    Found found = finding.forAnswer(viewer, id, ordinal);
    CallQuestion question = found.question();
    question.requireUnanswered();
    question.requireWritable();
    question.requireVersion(version);
    boolean revised = question.state() == QuestionState.TO_REVISE;
    question.answer(text, toldHow, clock.instant());
    questions.saveAndFlush(question);
    process.answered(question.key(), revised);
    // the asker reads of it when the answer has gone: until then it can be taken back
    AuditEntry answered = AuditEntry.of(viewer.actor(), "audit.calls.questionAnswered", question.key());
    audit.record(toldHow == null ? answered : answered.detail("reason", toldHow));
    mails.tell(found.call().view(grace), question, ANSWER_MAIL, newest(question));
  }

  /** Asks another person to release what is to be published, or to correct what is. */
  public Outcome<Void> propose(Viewer viewer, CallId id, int ordinal, long version, AnswerDraft draft) {
    Found found = finding.forAnswer(viewer, id, ordinal);
    CallQuestion question = found.question();
    question.requireWritable();
    question.requireVersion(version);
    if (found.call().state() == CallState.CANCELLED) {
      return Outcome.refused("calls.question.refused.cancelled");
    }
    if (!traces.in(question.view(), draft).isEmpty()) {
      return Outcome.refused("calls.question.refused.recognisable");
    }
    if (question.isAskerToTell()) {
      return Outcome.refused("calls.question.refused.tellFirst");
    }
    boolean byManager = viewer.holds(Groups.secretariatManager(found.call().programme()));
    if (!answerers.exist(found.call().programme(), false, question.drafter(viewer.personId(), byManager))) {
      return Outcome.refused("calls.question.refused.onlyManager");
    }
    QuestionState before = question.state();
    question.propose(draft, viewer.personId(), byManager, clock.instant());
    questions.saveAndFlush(question);
    if (before == QuestionState.TO_ANSWER || before == QuestionState.TO_REVISE) {
      process.proposed(question.key(), before == QuestionState.TO_REVISE, question.drafter());
    } else {
      process.proposedAgain(question.key(), found.call().programme(), question.view().receivedAt(), question.drafter());
    }
    audit.record(
        AuditEntry.of(viewer.actor(), "audit.calls.answerProposed", question.key()).detail("reason", draft.reason()));
    return Outcome.done();
  }

  /** Whether the viewer can release the draft that waits: a manager, and never who wrote it. */
  static boolean mayRelease(Viewer viewer, Found found) {
    return found.question().state() == QuestionState.TO_RELEASE
        && viewer.holds(Groups.secretariatManager(found.call().programme()))
        && viewer.proxy().isEmpty()
        && !found.question().wasDraftedBy(viewer.personId());
  }

  /**
   * Guards the release before its form is read.
   *
   * @throws AlreadyDone if no draft waits
   */
  @Transactional(readOnly = true)
  public void requireReleasable(Viewer viewer, CallId id, int ordinal) {
    releasable(viewer, id, ordinal);
  }

  private Found releasable(Viewer viewer, CallId id, int ordinal) {
    Found found = finding.forAnswer(viewer, id, ordinal);
    viewer.requireInPerson(Groups.secretariatManager(found.call().programme()), found.call().programme());
    found.question().requireReleasable();
    if (found.question().wasDraftedBy(viewer.personId())) {
      throw new Forbidden("who wrote the draft does not release it");
    }
    return found;
  }

  /**
   * Publishes the draft under the next number of the call, or as the next edition of its own; tells the
   * asker and every desk (M44). An asker without an address is told by a person.
   */
  public Outcome<Void> release(Viewer viewer, CallId id, int ordinal, long version) {
    Found found = releasable(viewer, id, ordinal);
    Call call = held.forChange(id);
    CallQuestion question = found.question();
    question.requireVersion(version);
    if (call.state() == CallState.CANCELLED) {
      return Outcome.refused("calls.question.refused.cancelled");
    }
    Instant now = clock.instant();
    boolean first = !question.isAnswered();
    AnswerDraft draft = question.draft();
    question.release(questions.lastNumber(id.value()) + 1, now);
    questions.saveAndFlush(question);
    answers.add(question.id(), draft, now);
    PublishedAnswer published = new PublishedAnswer(question.view().number(), answers.editions(question.id()));
    process.released(question.key(), question.isAskerToTell());
    CallView view = call.view(grace);
    int told = notices.sendAnswer(view, published);
    record(
        viewer, question, published.isCorrected() ? "audit.calls.answerCorrected" : "audit.calls.answerPublished",
        draft.reason());
    audit.record(
        AuditEntry.of(Actor.system(), "audit.calls.answersPublished", call.key()).detail("desks", told).forAll());
    if (first) {
      mails.tell(view, question, ANSWER_MAIL, newest(question));
    } else {
      mails.tell(view, question, published.isCorrected() ? "M45" : "answer-published", "" + published.current().edition());
    }
    return Outcome.done();
  }

  /** Gives the draft back with what is to be revised. */
  public void giveBack(Viewer viewer, CallId id, int ordinal, long version, String note) {
    CallQuestion question = releasable(viewer, id, ordinal).question();
    question.requireVersion(version);
    question.giveBack(note);
    questions.saveAndFlush(question);
    process.givenBack(question.key());
    audit.record(
        AuditEntry.of(viewer.actor(), "audit.calls.answerReturned", question.key()).detail("reason", note));
  }

  /** Whether the viewer can take back the question, or of an answered one the draft. */
  static boolean mayDrop(Viewer viewer, Found found) {
    QuestionState state = found.question().state();
    return found.staff() ? state.isOpen() : state == QuestionState.TO_ANSWER;
  }

  /**
   * Guards the withdrawal before its reason is read.
   *
   * @throws AlreadyDone if nothing is to be done with the question
   */
  @Transactional(readOnly = true)
  public void requireDroppable(Viewer viewer, CallId id, int ordinal) {
    droppable(viewer, id, ordinal);
  }

  private Found droppable(Viewer viewer, CallId id, int ordinal) {
    Found found = finding.visible(viewer, id, ordinal);
    if (found.staff() && viewer.proxy().isPresent()) {
      throw new Forbidden("nobody's word takes a question back but their own");
    }
    if (!mayDrop(viewer, found)) {
      throw new AlreadyDone(found.question().key() + " is " + found.question().state());
    }
    return found;
  }

  /** Takes the question back that needs no answer, or of an answered one the draft; an asker whose question others take back is told. */
  public void drop(Viewer viewer, CallId id, int ordinal, long version, String reason) {
    Found found = droppable(viewer, id, ordinal);
    CallQuestion question = found.question();
    question.requireVersion(version);
    endings.drop(found.call().view(grace), question, reason, viewer.personId(), found.staff());
    if (question.state() == QuestionState.WITHDRAWN) {
      record(viewer, question, "audit.calls.questionWithdrawn", reason);
    } else {
      audit.record(
          AuditEntry.of(viewer.actor(), "audit.calls.answerDropped", question.key()).detail("reason", reason));
    }
  }

  /** The office that asked reads it as well. */
  private void record(Viewer viewer, CallQuestion question, String action, String reason) {
    audit.record(
        AuditEntry.of(viewer.actor(), action, question.key())
            .detail("reason", reason)
            .audience(Audience.PREFECTURE, Audience.REGION));
  }

  /** An answer that was stopped must not stand in the way of the one that follows. */
  private static String newest(CallQuestion question) {
    return "" + question.view().version();
  }
}
