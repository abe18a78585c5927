package jp.banso.selection;

import java.time.Instant;
import jp.banso.platform.database.ListOrder.Place;

/** A round in the list; {@code place} is where it stands there. */
public record RoundLine(
    SelectionRoundId id, String callTitle, RoundState state, int applications, Instant openedAt,
    boolean delayFlagged, Place place) {}
