package jp.banso.applications;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import jp.banso.kernel.CaseKey;
import jp.banso.kernel.PrefectureCode;
import jp.banso.kernel.ProgrammeCode;

/** Outgoing port: what the flow of one application is told, in the transaction of the act. */
public interface ApplicationProcess {

  /**
   * What a flow needs from its first moment.
   *
   * @param regionDueOn proposed internal day of the regions, may be null
   */
  record Start(
      CaseKey key, ProgrammeCode programme, PrefectureCode prefecture, LocalDate regionDueOn,
      LocalDate deadline) {}

  void draftStarted(Start start);

  /** {@code prefectureDueOn} is the day by which the call asks the prefectures. */
  void handedOver(CaseKey key, LocalDate prefectureDueOn);

  void reviewed(CaseKey key);

  /** Back to the region; {@code dueOn} is the day by which it is asked to answer, or null. */
  void revisionAsked(CaseKey key, LocalDate dueOn);

  /** As {@link #revisionAsked}, of one that was in the package already. */
  void reopened(CaseKey key, LocalDate dueOn);

  /** False if the flow waits for no submission any more. */
  boolean submitted(CaseKey key);

  /** False if the flow waits for no submission any more. */
  boolean receivedLate(CaseKey key);

  void lateCaseOpened(Start start);

  void mailSubmissionRecorded(Start start);

  void lateDecided(CaseKey key, boolean accepted);

  void lateConcurred(CaseKey key, boolean concurred);

  void accepted(CaseKey key);

  /**
   * Asks for a correction.
   *
   * @param dueOn the day it is asked for
   * @param passesAt when its term is taken as passed: later than its end, as long as work may take
   */
  void returned(CaseKey key, LocalDate dueOn, Instant passesAt);

  /** Answered, also by a mail that was waited for beyond the term. */
  void corrected(CaseKey key);

  /** Nothing that came within the term is left to be decided upon: the check goes on without an answer. */
  void correctionTermEnded(CaseKey key);

  void withdrawn(CaseKey key);

  void callClosed(CaseKey key);

  void callCancelled(CaseKey key);

  /** The cases have other days than they have learned, and what is due goes by them. */
  void redated(List<CaseKey> keys, LocalDate regionDueOn, LocalDate prefectureDueOn, LocalDate deadline);

  /** Nobody waits for these drafts: their step is due on no day, until they are redated. */
  void rested(List<CaseKey> keys);

  void superseded(CaseKey key);

  /** Where the case stands in the picture. */
  List<String> activeElements(CaseKey key);
}
