package jp.banso.correspondence;

import java.util.Collection;
import java.util.UUID;
import jp.banso.kernel.CaseKey;

/** All mails of cases, for the module that owns these and has checked its viewer. */
public interface CaseMailRecords {

  /** How many mails, both ways, and how many files came with them. */
  record Kept(int mails, int files) {}

  /** @param came mails that stand on the cases */
  Kept count(Collection<CaseKey> keys, Collection<UUID> came);

  /**
   * Deletes whatever is kept of the mails of a case and its children, both ways.
   *
   * @param came mails that stand on no other case
   * @param handler whose they are: what was handed over to another is left to it
   */
  void erase(CaseKey key, Collection<UUID> came, String handler);
}
