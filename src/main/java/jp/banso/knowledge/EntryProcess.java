package jp.banso.knowledge;

import java.util.UUID;
import jp.banso.kernel.CaseKey;
import jp.banso.kernel.ProgrammeCode;

/** Outgoing port: what happened to an edition, told to its running case. */
public interface EntryProcess {

  /** It waits for another person than its writer. */
  void proposed(CaseKey key, ProgrammeCode programme, UUID writer);

  void agreed(CaseKey key);

  void givenBack(CaseKey key, UUID writer);

  /** What was given back waits again. */
  void proposedAgain(CaseKey key, UUID writer);

  void dropped(CaseKey key);
}
