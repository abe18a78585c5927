package jp.banso.applications.web;

/** Where a list goes on; see fragments/tables. */
record PagerView(Long total, int shown, String previousHref, String nextHref) {}
