package jp.banso.selection;

import java.time.Instant;

/**
 * Why an ordered release was taken back, before anybody was told.
 *
 * @param by who did it, in words
 */
public record StoppedRelease(String reason, String by, Instant at) {}
