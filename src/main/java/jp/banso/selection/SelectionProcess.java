package jp.banso.selection;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import jp.banso.kernel.CaseKey;
import jp.banso.kernel.ProgrammeCode;

/** Outgoing port to the process of a round. */
public interface SelectionProcess {

  /**
   * Opens the process of the round, and the one that watches its two weeks.
   *
   * @param warnAt when the managers are warned
   * @param flagAt when the day by which results are told has passed (S2 §9)
   */
  void opened(CaseKey round, ProgrammeCode programme, Instant warnAt, Instant flagAt);

  void applicationsSettled(CaseKey round);

  /** The result is told, whichever it is: nobody watches the two weeks any more. */
  void resultKnown(CaseKey round);

  void eligibilityDecided(CaseKey round, boolean anyEligible);

  void reviewersAssigned(CaseKey round);

  void reviewsCompleted(CaseKey round, boolean tied);

  void tieDecided(CaseKey round);

  void decisionPrepared(CaseKey round);

  void decisionConcurred(CaseKey round, boolean concurred);

  /**
   * A withdrawal or a manager takes the ground from the decision: it is made anew, after the tie if
   * one arose.
   *
   * @param from the state that ends
   */
  void decisionReopened(CaseKey round, RoundState from, boolean tied);

  /**
   * The release waits for its moment, and can be stopped until then.
   *
   * @param at business time
   */
  void releaseOrdered(CaseKey round, Instant at);

  /** The step that orders the release is not this person's, who prepared what is released. */
  void releaseLeftToOthers(CaseKey round, UUID preparer);

  /** The release is to be ordered anew. */
  void releaseStopped(CaseKey round);

  void recallProposed(CaseKey round, boolean recall);

  void recallConcurred(CaseKey round, boolean concurred);

  /** Nobody is left to select: what waits in the round ends. */
  void nobodyLeft(CaseKey round);

  /** Asks whether to call again. */
  void recallStarted(CaseKey round, ProgrammeCode programme);

  /**
   * An application came after all: the question ends, and the round begins anew with its checks. Its
   * steps are due when they were due before.
   */
  void recallDropped(CaseKey round, ProgrammeCode programme, Instant warnAt, Instant flagAt);

  /** Ids of the elements at which the round stands, or the question of its recall. */
  List<String> activeElements(CaseKey round, boolean recall);
}
