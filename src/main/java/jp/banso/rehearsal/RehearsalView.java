package jp.banso.rehearsal;

import java.time.Instant;
import java.util.UUID;
import jp.banso.calls.CallId;

/**
 * A rehearsal without its report; what has not come is null.
 *
 * @param requestedAt business time, as is {@code endedAt}
 * @param playedTo where its own clock stands
 * @param percent of the play, by its own clock
 * @param detail what its process said last, null unless it failed
 */
public record RehearsalView(
    UUID id, CallId call, RehearsalState state, String requestedBy, Instant requestedAt, Instant endedAt,
    Instant playedTo, int percent, RehearsalFailure failure, String detail) {}
