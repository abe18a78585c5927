package jp.banso.inquiries;

import java.time.Instant;
import java.time.YearMonth;
import java.util.UUID;
import jp.banso.platform.database.ListOrder.Place;

/**
 * What was drawn of the answers that were given at once in a month, and what was found; counts alone.
 *
 * @param month in which they were given
 * @param seed by which they were drawn
 * @param percent how many were to be drawn, with {@code least} and {@code most}
 * @param clerks who gave them
 * @param population how many were given
 * @param drawn how many of them are looked at again
 * @param open how many nobody has looked at yet
 * @param corrected of those that need a correction, how many askers have it
 * @param dropped how many were deleted before anybody looked at them
 */
public record AnswerSampleLine(
    UUID id, YearMonth month, Instant drawnAt, long seed, int percent, int least, int most, int clerks, int population,
    int drawn, int adequate, int correction, int neededApproval, int open, int corrected, int dropped, Place place) {}
