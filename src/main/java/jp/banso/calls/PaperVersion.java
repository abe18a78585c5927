package jp.banso.calls;

import java.time.Instant;

/**
 * A version of a paper, for those who prepare the call.
 *
 * @param changedBy name of who made it; null for what came with the call or was copied with it
 * @param changedAt business time, or null
 */
public record PaperVersion(
    int number, CallDocument paper, String changedBy, Instant changedAt) {}
