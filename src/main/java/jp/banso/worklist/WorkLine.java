package jp.banso.worklist;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/**
 * One line of a task list, ready to show; {@code dueAt} in business time, may be null.
 *
 * @param holder the group whose work it is
 * @param assigneeId who took it, may be null
 * @param excludedId who of the group must not do it, may be null
 * @param snoozedUntil until when that person put it off, may be null
 */
public record WorkLine(
    UUID id, WorkItem.Source source, String title, String subject, String link, String caseKey,
    String definitionKey, Instant dueAt, Instant openedAt, boolean escalated,
    String holder, UUID assigneeId, UUID excludedId, LocalDate snoozedUntil) {}
