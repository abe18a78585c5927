package jp.banso.calls;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import jp.banso.kernel.AlreadyDone;
import jp.banso.kernel.Forbidden;
import jp.banso.kernel.JapanTime;
import jp.banso.kernel.NotFound;
import jp.banso.kernel.Outcome;
import jp.banso.kernel.Wareki;
import jp.banso.parties.People;
import jp.banso.parties.PersonView;
import jp.banso.parties.RoleKind;
import jp.banso.parties.Viewer;
import jp.banso.platform.audit.Audience;
import jp.banso.platform.audit.AuditEntry;
import jp.banso.platform.audit.AuditLog;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** 公募に関する質問: asked on the page by a prefecture or region, or recorded by the secretariat that was asked. */
@Service
@Transactional
public class CallAsking {

  private static final Set<RoleKind> ASKERS = EnumSet.of(RoleKind.PREFECTURE, RoleKind.REGION);

  private final CallRows rows;
  private final CallQuestions questions;
  private final CallQuestionProcess process;
  private final People people;
  private final AuditLog audit;
  private final Clock clock;
  private final Duration grace;

  CallAsking(
      CallRows rows, CallQuestions questions, CallQuestionProcess process, People people, AuditLog audit, Clock clock,
      @Value("${banso.calls.closing-grace:PT2M}") Duration grace) {
    this.rows = rows;
    this.questions = questions;
    this.process = process;
    this.people = people;
    this.audit = audit;
    this.clock = clock;
    this.grace = grace;
  }

  /** Whether the role is one of those that ask. */
  public static boolean asks(Viewer viewer) {
    return ASKERS.contains(viewer.role());
  }

  /** Whether questions on the call are taken in now. */
  @Transactional(readOnly = true)
  public boolean takesQuestions(Viewer viewer, CallId id) {
    return CallAccess.visible(rows, viewer, id).takesQuestions(clock.instant());
  }

  /**
   * The call on which the viewer asks.
   *
   * @param receivedAt business time of the request
   * @throws NotFound for who may not see it, {@link Forbidden} for who does not ask
   * @throws AlreadyDone from the deadline of questions on
   */
  @Transactional(readOnly = true)
  public CallView askable(Viewer viewer, CallId id, Instant receivedAt) {
    return requireAskable(viewer, id, receivedAt).view(grace);
  }

  /** Takes the question in; the answer is its number. */
  public int ask(Viewer viewer, CallId id, String body, Instant receivedAt) {
    Call call = requireAskable(viewer, id, receivedAt);
    String mail = people.find(viewer.personId()).map(PersonView::mail).orElse(null);
    return take(
        viewer, call, "audit.calls.questionAsked",
        CallQuestion.asked(call.callId(), call.key(), next(call), viewer, mail, body, receivedAt, clock.instant()));
  }

  /** The call for which a question can be recorded. */
  @Transactional(readOnly = true)
  public CallView recordable(Viewer viewer, CallId id) {
    return requireRecordable(viewer, id).view(grace);
  }

  /** Writes a question down that came in time by another way; the answer is its number. */
  public Outcome<Integer> record(Viewer viewer, CallId id, QuestionRecord record) {
    Call call = requireRecordable(viewer, id);
    if (record.receivedAt().isAfter(clock.instant())) {
      return Outcome.refused("calls.question.refused.future");
    }
    if (JapanTime.dateOf(record.receivedAt()).isBefore(call.terms().publishedOn())) {
      return Outcome.refused("calls.question.refused.early", Wareki.date(call.terms().publishedOn()));
    }
    if (!record.receivedAt().isBefore(call.terms().questionsEnd())) {
      return Outcome.refused("calls.question.refused.late");
    }
    return Outcome.done(
        take(
            viewer, call, "audit.calls.questionRecorded",
            CallQuestion.recorded(call.callId(), call.key(), next(call), viewer.personId(), record, clock.instant())));
  }

  /** The number is held until the end, so that of two who ask at once each gets their own. */
  private int next(Call call) {
    rows.holdNumber(call.key().value() + "-Q");
    return questions.lastOrdinal(call.callId().value()) + 1;
  }

  private int take(Viewer viewer, Call call, String action, CallQuestion question) {
    CallQuestion taken = questions.saveAndFlush(question);
    QuestionView view = taken.view();
    process.received(taken.key(), call.programme(), view.receivedAt());
    audit.record(
        AuditEntry.of(viewer.actor(), action, taken.key()).audience(Audience.PREFECTURE, Audience.REGION));
    return view.ordinal();
  }

  private Call requireAskable(Viewer viewer, CallId id, Instant receivedAt) {
    Call call = CallAccess.visible(rows, viewer, id);
    if (!asks(viewer)) {
      throw new Forbidden(viewer.role() + " does not ask");
    }
    if (!call.takesQuestions(receivedAt)) {
      throw new AlreadyDone(call.key() + " takes no questions any more");
    }
    return call;
  }

  private Call requireRecordable(Viewer viewer, CallId id) {
    Call call = CallAccess.visible(rows, viewer, id);
    if (!viewer.isSecretariatOf(call.programme()) || viewer.proxy().isPresent()) {
      throw new Forbidden(viewer.role() + " does not record questions");
    }
    if (!call.wasPublished()) {
      throw new AlreadyDone(call.key() + " is not published yet");
    }
    return call;
  }
}
