package jp.banso.worklist;

import java.time.Instant;
import java.util.UUID;

/**
 * A piece of work of the system or of a person, as its own page shows it.
 *
 * @param caseKey may be null
 * @param element where the procedure stands, may be null
 * @param since business time
 * @param stopped true if the system stopped and waits for a retry
 */
public record WorkView(
    UUID id, String title, String caseKey, String element, Instant since, Instant dueAt,
    boolean stopped) {}
