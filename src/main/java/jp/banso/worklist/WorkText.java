package jp.banso.worklist;

/**
 * What a list shows of a piece of work beside its title.
 *
 * @param subject whose case it is, 「秋田県 大仙・仙北」
 * @param link the page on which it is done
 */
public record WorkText(String subject, String link) {}
