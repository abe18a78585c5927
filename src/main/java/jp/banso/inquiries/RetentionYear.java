package jp.banso.inquiries;

import jp.banso.consultation.DeskRetention;

/**
 * The inquiries of an edition of the desk's terms.
 *
 * @param over whether the time for which they are kept is over
 * @param due how many would be deleted now; 0 before
 * @param held how many are kept for a reason, with those that belong together with them
 * @param open how many are not ended
 */
public record RetentionYear(DeskRetention terms, boolean over, int due, int held, int open) {}
