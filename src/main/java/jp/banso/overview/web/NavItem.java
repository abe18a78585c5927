package jp.banso.overview.web;

/** An entry of the navigation; {@code count} is null where nothing is counted. */
public record NavItem(String label, String href, Long count, boolean current) {}
