package jp.banso.calls;

import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import jp.banso.platform.audit.Actor;
import jp.banso.platform.audit.Audience;
import jp.banso.platform.audit.AuditEntry;
import jp.banso.platform.audit.AuditLog;
import org.springframework.stereotype.Component;

/** Questions that nobody answers any more, and drafts that nobody publishes. */
@Component
class QuestionEndings {

  private static final List<QuestionState> OPEN =
      Stream.of(QuestionState.values()).filter(QuestionState::isOpen).toList();

  private final CallQuestions questions;
  private final CallQuestionProcess process;
  private final AskerMails mails;
  private final AuditLog audit;
  private final Clock clock;

  QuestionEndings(
      CallQuestions questions, CallQuestionProcess process, AskerMails mails, AuditLog audit, Clock clock) {
    this.questions = questions;
    this.process = process;
    this.mails = mails;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * Takes the question back that was not answered, or of an answered one the draft.
   *
   * @param toTell whether the asker is told that there will be no answer, by mail or, where none reaches them, by a person
   */
  void drop(CallView call, CallQuestion question, String reason, UUID by, boolean toTell) {
    question.drop(reason, by, toTell, clock.instant());
    questions.saveAndFlush(question);
    process.dropped(question.key(), question.isAskerToTell());
    if (toTell && question.state() == QuestionState.WITHDRAWN) {
      mails.tell(call, question, "question-withdrawn", "");
    }
  }

  /** The call was cancelled: what is open of its questions ends with it. */
  void endAll(CallView call, String reason, UUID by) {
    for (CallQuestion question : questions.findByCallIdAndStateIn(call.id().value(), OPEN)) {
      drop(call, question, reason, by, true);
      audit.record(
          AuditEntry.of(Actor.system(), "audit.calls.questionEnded", question.key())
              .detail("reason", reason)
              .audience(Audience.PREFECTURE, Audience.REGION));
    }
  }
}
