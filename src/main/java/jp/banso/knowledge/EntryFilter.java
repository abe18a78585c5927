package jp.banso.knowledge;

/**
 * What the list of entries is narrowed to; each part may be null.
 *
 * @param pending whether an edition is not in use yet
 * @param everybodys whether everybody may read it
 * @param text words in number, question, answer, category or sources
 */
public record EntryFilter(EntryState state, String category, Boolean pending, Boolean everybodys, String text) {}
