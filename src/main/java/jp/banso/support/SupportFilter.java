package jp.banso.support;

/** What a list is narrowed to; each part may be null. {@code text} is looked for in name and number. */
public record SupportFilter(SupportState state, String text) {}
