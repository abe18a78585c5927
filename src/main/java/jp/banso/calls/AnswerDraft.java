package jp.banso.calls;

/**
 * A 質問回答 as it is to be published.
 *
 * @param question in words by which nobody knows who asked
 * @param reason why the published answer is corrected, null for the first
 */
public record AnswerDraft(String question, String answer, String reason) {}
