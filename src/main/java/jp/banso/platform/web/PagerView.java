package jp.banso.platform.web;

/** Where a list goes on; see fragments/tables. */
public record PagerView(Long total, int shown, String previousHref, String nextHref) {}
