package jp.banso.worklist;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/**
 * A piece of work of the system or of a person, as its own page shows it.
 *
 * @param caseKey may be null
 * @param element where the procedure stands, may be null
 * @param since business time
 * @param stopped true if the system stopped and waits for a retry
 * @param link the page on which it is done
 * @param assigneeId who took it, may be null
 * @param snoozedUntil until when that person put it off, may be null
 * @param held true if the viewer's own group holds it and the viewer may take it
 * @param leftToOthers true if it is not the viewer's to take, but another's of the same group
 */
public record WorkView(
    UUID id, String title, String caseKey, String element, Instant since, Instant dueAt,
    boolean stopped, String link, UUID assigneeId, LocalDate snoozedUntil, boolean held, boolean leftToOthers) {}
