package jp.banso.correspondence;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import jp.banso.kernel.CaseKey;
import jp.banso.kernel.ProgrammeCode;

/** All mails of cases, for the module that owns these and has checked its viewer. */
public interface CaseMailRecords {

  /** How many mails, both ways, and how many files came with them. */
  record Kept(int mails, int files) {}

  /** @param came mails that came and go with the cases */
  Kept count(Collection<CaseKey> keys, Collection<UUID> came);

  /**
   * The mails that came and belong to these cases or their children, on a thread or not: whatever answers our mails on
   * them, what a program wrote and what nobody could read included.
   *
   * @param handler whose they are: what was handed over to another is left to it
   */
  List<UUID> belonging(Collection<CaseKey> keys, String handler);

  /**
   * The mails of a time that came to one of these addresses, or to none that is known, are done with and belong to no case.
   * They may stand on a thread that is not known here.
   *
   * @param handler whose they are, or nobody's
   */
  List<UUID> loose(
      ProgrammeCode programme, Collection<String> mailboxes, Instant from, Instant before, String handler);

  /**
   * Deletes whatever is kept of the mails of a case and its children, both ways.
   *
   * @param came mails that came and belong to no other case
   * @param handler whose they are: what was handed over to another is left to it
   */
  void erase(CaseKey key, Collection<UUID> came, String handler);

  /** Deletes whatever is kept of mails that are {@link #loose}. */
  void eraseLoose(Collection<UUID> came);
}
