package jp.banso.calls;

/** What the list of questions is narrowed to; each part may be null. {@code text} is looked for in who asked what. */
public record QuestionFilter(QuestionState state, String text) {}
