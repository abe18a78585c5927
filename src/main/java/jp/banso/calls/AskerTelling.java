package jp.banso.calls;

import jp.banso.kernel.AlreadyDone;
import jp.banso.parties.Viewer;
import jp.banso.platform.audit.AuditEntry;
import jp.banso.platform.audit.AuditLog;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** 質問者に知らせる: by telephone or otherwise, whom no mail reaches, what was published or that there is no answer. */
@Service
@Transactional
public class AskerTelling {

  private final QuestionFinding finding;
  private final CallQuestions questions;
  private final CallQuestionProcess process;
  private final AuditLog audit;

  AskerTelling(QuestionFinding finding, CallQuestions questions, CallQuestionProcess process, AuditLog audit) {
    this.finding = finding;
    this.questions = questions;
    this.process = process;
    this.audit = audit;
  }

  /**
   * Guards the record before its form is read.
   *
   * @throws AlreadyDone if the asker need not be told, or was
   */
  @Transactional(readOnly = true)
  public void requireToTell(Viewer viewer, CallId id, int ordinal) {
    finding.forAnswer(viewer, id, ordinal).question().requireAskerToTell();
  }

  /**
   * Records when and how the asker was told.
   *
   * @throws jp.banso.kernel.StaleEdit if the question is not what was shown
   */
  public void told(Viewer viewer, CallId id, int ordinal, long version, String how) {
    CallQuestion question = finding.forAnswer(viewer, id, ordinal).question();
    question.requireAskerToTell();
    question.requireVersion(version);
    question.tell(how);
    questions.saveAndFlush(question);
    process.askerTold(question.key());
    String what =
        question.state() == QuestionState.WITHDRAWN ? "audit.calls.askerToldOfEnd" : "audit.calls.askerTold";
    audit.record(AuditEntry.of(viewer.actor(), what, question.key()).detail("reason", how));
  }
}
