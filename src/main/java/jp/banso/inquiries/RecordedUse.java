package jp.banso.inquiries;

import java.time.Instant;
import java.util.UUID;
import jp.banso.consultation.DeskUse;
import jp.banso.platform.database.ListOrder.Place;

/**
 * A use as it was written down.
 *
 * @param person who used them, as the log names people
 * @param cases how many inquiries
 * @param leftOut how many were left out, as their purpose does not allow it
 * @param about what was made of them
 */
public record RecordedUse(
    UUID id, DeskUse use, Instant at, String person, int cases, int leftOut, String about, Place place) {}
