package jp.banso.support;

import jp.banso.kernel.CaseKey;
import jp.banso.platform.database.ListOrder.Place;
import jp.banso.worklist.WorkItem;

/**
 * One region in the list.
 *
 * @param subject 「秋田県 大仙・仙北」
 * @param step what is open on it, the most urgent; null if nothing is
 * @param place where the line stands in its list
 */
public record SupportRow(
    SupportCycleId id, CaseKey key, String subject, SupportState state, WorkItem step, Place place) {}
