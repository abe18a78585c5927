package jp.banso.calls;

import java.time.Instant;
import java.util.UUID;

/**
 * How far a call has come, for its own page; what has not happened is null. Business time.
 *
 * @param leftOpen what the manager left as it is when confirming, one a line, or null
 * @param discardable whether it is a copy that can still be taken back
 * @param awaitsPublication whether all have agreed and only the day of publication has not come
 */
public record PreparationView(
    UUID confirmedBy, Instant confirmedAt, String returnedNote, String leftOpen, Instant concurredAt,
    Instant publishedAt, Instant closedAt, boolean discardable, boolean awaitsPublication) {}
