package jp.banso.selection;

import java.time.Instant;
import jp.banso.platform.database.ListOrder.Place;

/**
 * A round in the list.
 *
 * @param held true while its ordered release can still be taken back
 * @param place where it stands there
 */
public record RoundLine(
    SelectionRoundId id, String callTitle, RoundState state, int applications, Instant openedAt,
    boolean delayFlagged, boolean held, Place place) {}
