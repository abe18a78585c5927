package jp.banso.applications;

import java.time.Instant;
import java.util.UUID;
import jp.banso.kernel.CaseKey;
import jp.banso.kernel.ProgrammeCode;

/** Outgoing port: what the flow of one 締切の延長 is told, in the transaction of the act. */
public interface ExtensionProcess {

  /** @param end first instant at which nobody can agree any more */
  void proposed(CaseKey extension, ProgrammeCode programme, boolean concurrenceNeeded, Instant end);

  /** Another manager confirms it than who proposed it. */
  void leftToOthers(CaseKey extension, UUID proposer);

  /** @param endsAt when what was not submitted by its day is ended */
  void answered(CaseKey extension, boolean byMinistry, boolean agreed, Instant endsAt);

  /** It was taken back, or its application needs it no more; nothing if its flow has ended. */
  void dropped(CaseKey extension);

  /** Nobody answered before the deadline: a manager is told. */
  void lapsed(CaseKey extension);

  /** Whether a manager is still to see that the application was not extended. */
  boolean isToBeNoted(CaseKey extension);

  /** A manager has seen that it was not extended. */
  void noted(CaseKey extension);
}
