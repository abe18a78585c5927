package jp.banso.knowledge;

import java.time.Instant;

/**
 * An edition that two people have read.
 *
 * @param number from 1
 */
public record EditionView(int number, EntryText text, Instant confirmedAt) {}
