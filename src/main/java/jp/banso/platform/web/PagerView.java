package jp.banso.platform.web;

/**
 * Where a list goes on; see fragments/tables.
 *
 * @param total null if it is not counted
 * @param orMore true if there are more than {@code total}
 */
public record PagerView(
    Long total, boolean orMore, int shown, String previousHref, String nextHref) {}
