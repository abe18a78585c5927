package jp.banso.platform.web;

/** A link of a breadcrumb; {@code href} is null for the page itself. */
public record LinkView(String label, String href) {}
