package jp.banso.selection;

import java.time.LocalDate;
import java.util.UUID;

/**
 * 再公募の要否 as the manager proposes it (T-B15).
 *
 * @param recall true for 再公募, false for 該当なし
 * @param deadline the new deadline, null for 該当なし
 * @param returnedNote what the ministry wants looked at again, null if nothing
 */
public record RecallPlan(
    boolean recall, LocalDate deadline, String reason, UUID preparedBy, String returnedNote) {}
