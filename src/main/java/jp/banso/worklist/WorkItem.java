package jp.banso.worklist;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/**
 * An open piece of work as the read model keeps it. Times are business time.
 *
 * @param ref task, job or mail id; never shown
 * @param holder the group whose work it is
 * @param assigneeId the person who took it, may be null
 * @param dueAt may be null
 * @param escalated true if the manager sees it as well
 * @param snoozedUntil day until which the person who took it put it off, else null
 */
public record WorkItem(
    UUID id, Source source, String ref, String programme, String holder, UUID assigneeId,
    String processKey, String caseKey, String definitionKey, String title, Instant dueAt,
    Instant openedAt, boolean escalated, LocalDate snoozedUntil) {

  /** Where the work comes from. */
  public enum Source {
    PROCESS,
    INCIDENT,
    MAIL,
    MENTION
  }
}
