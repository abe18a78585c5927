package jp.banso.inquiries;

import java.time.Instant;
import java.util.UUID;
import jp.banso.kernel.CaseKey;
import jp.banso.kernel.ProgrammeCode;

/** Outgoing port: what happened to an inquiry, told to its running case. */
public interface InquiryProcess {

  /** By when the steps are to be done. */
  record Dues(Instant check, Instant answer) {}

  void received(CaseKey key, ProgrammeCode programme, Dues dues);

  void answeredAtOnce(CaseKey key);

  void toDraft(CaseKey key, UUID assignedTo);

  void askedBack(CaseKey key, Instant replyDue, UUID assignedTo);

  /** The asker answered what we asked back. */
  void replied(CaseKey key, Instant checkDue);

  void outOfScope(CaseKey key);

  void handedToIntake(CaseKey key);

  void endedWithoutReply(CaseKey key);

  /** The draft goes on without the answer of the asker. */
  void draftedWithoutReply(CaseKey key, UUID assignedTo);

  /** What the draft needs is asked of the asker, or it turns out to be another's matter. */
  void backToCheck(CaseKey key, Instant checkDue, UUID assignedTo);

  /** The draft waits for another person than its writer. */
  void toConfirm(CaseKey key, UUID writer);

  void askedMinistry(CaseKey key, Instant ministryDue);

  void ministryAnswered(CaseKey key, UUID assignedTo);

  void takenBackFromMinistry(CaseKey key, UUID assignedTo);

  void confirmed(CaseKey key);

  /** The draft lies with its writer again. */
  void givenBack(CaseKey key, UUID writer);

  void ended(CaseKey key);

  /** Whoever looks after the case does its open step. */
  void assigned(CaseKey key, UUID person);

  /** What is remembered of its ended processes. */
  void forget(CaseKey key);
}
