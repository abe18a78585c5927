package jp.banso.calls;

import java.util.Optional;
import jp.banso.correspondence.StoppedLetters;
import jp.banso.kernel.CaseKey;
import jp.banso.kernel.NotFound;
import jp.banso.parties.Viewer;
import jp.banso.platform.audit.AuditEntry;
import jp.banso.platform.audit.AuditLog;
import org.springframework.stereotype.Component;

/** An answer whose mail was stopped was given to nobody: its question is to be answered again. */
@Component
class StoppedAnswers implements StoppedLetters {

  private final CallRows rows;
  private final CallQuestions questions;
  private final CallQuestionProcess process;
  private final AuditLog audit;

  StoppedAnswers(CallRows rows, CallQuestions questions, CallQuestionProcess process, AuditLog audit) {
    this.rows = rows;
    this.questions = questions;
    this.process = process;
    this.audit = audit;
  }

  @Override
  public boolean takenBack(Viewer viewer, CaseKey key, String kind) {
    if (!CallAnswering.ANSWER_MAIL.equals(kind)) {
      return false;
    }
    Optional<CallQuestion> unanswered =
        questions.findByCaseKey(key.value()).filter(CallQuestion::takeAnswerBack);
    unanswered.ifPresent(question -> again(viewer, question));
    return unanswered.isPresent();
  }

  /** A draft that is under way already goes on, and answers with its publication. */
  private void again(Viewer viewer, CallQuestion question) {
    questions.saveAndFlush(question);
    if (question.state() == QuestionState.TO_ANSWER) {
      Call call = rows.findById(question.callId()).orElseThrow(() -> new NotFound("call of " + question.key()));
      process.received(question.key(), call.programme(), question.view().receivedAt());
    }
    audit.record(AuditEntry.of(viewer.actor(), "audit.calls.answerTakenBack", question.key()));
  }
}
