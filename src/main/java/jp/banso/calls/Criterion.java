package jp.banso.calls;

import java.util.UUID;

/**
 * One item of the review sheet, scored 1–5.
 *
 * @param code stable name, {@code URGENCY}
 * @param weight how much it counts in the total; totals are in points of 100
 * @param tieOrder place in the order that breaks a tie, null if it does not
 */
public record Criterion(
    UUID id, String code, String label, String guidance, int weight, Integer tieOrder) {}
