package jp.banso.calls;

import java.time.Instant;
import java.util.List;

/**
 * A paper with all it was.
 *
 * @param current the version that counts, or the last one of a paper that was taken out
 * @param earlier newest first
 * @param removedBy name of who took it out, null if it is still there
 * @param removedAt business time, or null
 */
public record PaperHistory(
    PaperVersion current, List<PaperVersion> earlier, String removedBy, Instant removedAt) {}
