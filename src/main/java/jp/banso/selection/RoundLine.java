package jp.banso.selection;

import java.time.Instant;

/** A round in the list. */
public record RoundLine(
    SelectionRoundId id, String callTitle, RoundState state, int applications, Instant openedAt,
    boolean delayFlagged) {}
