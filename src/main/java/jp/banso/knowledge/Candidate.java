package jp.banso.knowledge;

import java.time.Instant;
import java.util.UUID;
import jp.banso.kernel.FiscalYear;
import jp.banso.platform.database.ListOrder.Place;

/**
 * A candidate for the revision of the guidebook; nothing in it says who asked.
 *
 * @param sourceKey number of the entry or the inquiry, for the desk alone: null for others
 * @param text of the entry, null for an inquiry that is none, and once the entry was withdrawn
 * @param withdrawn whether nobody answers with the entry any more
 */
public record Candidate(
    UUID id, FiscalYear year, String chapter, String remark, String category, String sourceKey, EntryText text,
    boolean withdrawn, Instant markedAt, Place place) {}
