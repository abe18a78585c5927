package jp.banso.calls;

import java.time.Instant;
import java.util.UUID;

/** How far a call has come, for its own page; what has not happened is null. Business time. */
public record PreparationView(
    UUID confirmedBy, Instant confirmedAt, String returnedNote, Instant concurredAt,
    Instant publishedAt, Instant closedAt) {}
