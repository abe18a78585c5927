package jp.banso.support;

import java.util.List;

/**
 * What the check of a roster says; {@code arguments} belong to the sentence. A stop must be
 * corrected, all else needs a written reason.
 */
public record RosterFinding(boolean stop, String messageKey, List<Object> arguments) {}
