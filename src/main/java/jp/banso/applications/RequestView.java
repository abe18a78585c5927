package jp.banso.applications;

import java.time.Instant;
import java.time.LocalDate;

/**
 * A 修正のお願い or 補正のお願い as shown.
 *
 * @param byPrefecture true for the prefecture's, false for the secretariat's
 * @param section key of the section
 * @param endedByAcceptance true if it was never answered and the application was accepted as it was
 */
public record RequestView(
    boolean byPrefecture, String section, String sectionTitle, String ruleId, String reason,
    LocalDate dueOn, Instant askedAt, boolean open, boolean endedByAcceptance) {}
