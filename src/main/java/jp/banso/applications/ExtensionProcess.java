package jp.banso.applications;

import java.time.Instant;
import java.util.UUID;
import jp.banso.kernel.CaseKey;
import jp.banso.kernel.ProgrammeCode;

/** Outgoing port: what the flow of one 締切の延長 is told, in the transaction of the act. */
public interface ExtensionProcess {

  void proposed(CaseKey extension, ProgrammeCode programme, boolean concurrenceNeeded);

  /** Another manager confirms it than who proposed it. */
  void leftToOthers(CaseKey extension, UUID proposer);

  /** @param endsAt when what was not submitted by its day is ended */
  void answered(CaseKey extension, boolean byMinistry, boolean agreed, Instant endsAt);

  /** It was taken back, or its application needs it no more; nothing if its flow has ended. */
  void dropped(CaseKey extension);
}
