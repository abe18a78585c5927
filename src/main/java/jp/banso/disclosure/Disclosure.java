package jp.banso.disclosure;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import jp.banso.kernel.AlreadyDone;
import jp.banso.kernel.CaseKey;
import jp.banso.kernel.ProgrammeCode;
import jp.banso.kernel.StaleEdit;

/**
 * A request for disclosure.
 *
 * @param dueOn by when it is to be answered
 * @param searchedAt when everything was looked for with these words; null if it was not, or they changed since
 * @param hands everybody who recorded, revised, decided, withheld or submitted anything of it
 * @param returnedNote what the second person wants changed
 * @param madeAt when the files were made
 * @param fileUntil how long these are kept
 * @param filesRemovedAt null while they are there
 * @param handedHow how it reached who asked
 * @param endedNote why it was dropped
 * @param keptUntil how long the words of the request are kept, null while it is open
 * @param erasedAt when these were deleted; number, days and clerks stay
 */
public record Disclosure(
    UUID id, ProgrammeCode programme, CaseKey key, DisclosureState state, LocalDate dueOn, DisclosureText text,
    Instant searchedAt, List<UUID> hands, String submittedBy, Instant submittedAt, String approvedBy, Instant approvedAt,
    String returnedNote, Instant madeAt, LocalDate fileUntil, Instant filesRemovedAt, LocalDate handedOn,
    String handedHow, String endedNote, Instant endedAt, LocalDate keptUntil, Instant erasedAt, long version) {

  /** Whether its files can be taken. */
  public boolean hasFiles() {
    return madeAt != null && filesRemovedAt == null && state != DisclosureState.DROPPED;
  }

  /** Whether this person had no part in what is to be approved. */
  boolean isNew(UUID person) {
    return !hands.contains(person);
  }

  /** @throws AlreadyDone unless it is in this state */
  void requireState(DisclosureState needed) {
    if (state != needed) {
      throw new AlreadyDone(key + " is " + state);
    }
  }

  /** @throws StaleEdit if it is not what a person was shown */
  void requireVersion(long seen) {
    if (version != seen) {
      throw new StaleEdit(key + " was changed");
    }
  }
}
