package jp.banso.applications;

import java.time.Instant;
import java.time.LocalDate;

/**
 * A 修正のお願い or 補正のお願い as shown.
 *
 * @param byPrefecture true for the prefecture's, false for the secretariat's
 * @param section key of the section
 * @param endedKey what ended it though it was never answered, null if nothing did
 */
public record RequestView(
    boolean byPrefecture, String section, String sectionTitle, String ruleId, String reason,
    LocalDate dueOn, Instant askedAt, boolean open, String endedKey) {}
