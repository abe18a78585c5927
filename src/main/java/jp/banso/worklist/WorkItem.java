package jp.banso.worklist;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import jp.banso.parties.Viewer;

/**
 * An open piece of work as the read model keeps it. Times are business time.
 *
 * @param ref task, job or mail id; never shown
 * @param holder the group whose work it is
 * @param assigneeId the person who took it, may be null
 * @param excludedId who of the group must not do it, may be null
 * @param dueAt may be null
 * @param escalated true if the manager sees it as well
 * @param snoozedUntil day until which the person who took it put it off, else null
 */
public record WorkItem(
    UUID id, Source source, String ref, String programme, String holder, UUID assigneeId,
    UUID excludedId, String processKey, String caseKey, String definitionKey, String title, Instant dueAt,
    Instant openedAt, boolean escalated, LocalDate snoozedUntil) {

  /** True if another of the group has to do it. */
  public boolean excludes(Viewer viewer) {
    return viewer.personId().equals(excludedId);
  }

  /** Where the work comes from. */
  public enum Source {
    PROCESS,
    INCIDENT,
    MAIL,
    MENTION
  }
}
