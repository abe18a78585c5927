package jp.banso.selection;

import java.time.Instant;
import java.util.UUID;
import jp.banso.kernel.CaseKey;
import jp.banso.kernel.ProgrammeCode;

/** Outgoing port to the checks of eligibility and the reviews. */
public interface AssessmentProcess {

  void checkStarted(CaseKey application, ProgrammeCode programme);

  void judged(CaseKey application, boolean eligible);

  void checkCancelled(CaseKey application);

  void reviewStarted(CaseKey review, ProgrammeCode programme, UUID reviewer, Instant scoresDueAt);

  void declared(CaseKey review, boolean conflict);

  void scored(CaseKey review);

  /** The excused reviewer's place is settled. */
  void replaced(CaseKey review);

  /** The manager ends a review in which the reviewer has something to do yet. */
  void reviewerTakenOff(CaseKey review);

  void reviewCancelled(CaseKey review);
}
